package com.loyalnest.points.program;

import java.time.Instant;

/// A published version of a merchant's program; it never changes.
public record ProgramVersion(int number, ProgramConfig config, Instant publishedAt) {}
