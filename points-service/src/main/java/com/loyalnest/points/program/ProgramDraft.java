package com.loyalnest.points.program;

import java.time.Instant;

/// What a merchant's next version is going to say, while it is still being written. There is one at
/// the most.
///
/// @param basedOn the version that was in force when the draft was last saved
/// @param revision grows with every save
public record ProgramDraft(
    ProgramConfig config, int basedOn, int revision, Instant savedAt, String savedBy) {}
