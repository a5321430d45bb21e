package com.loyalnest.points.program;

import java.time.Instant;

/// A published version of a merchant's program; it never changes.
///
/// @param publishedBy who published it, by an id; `system` for the version everybody begins with
public record ProgramVersion(
    int number, ProgramConfig config, Instant publishedAt, String publishedBy) {}
