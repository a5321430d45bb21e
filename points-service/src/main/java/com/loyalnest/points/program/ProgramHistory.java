package com.loyalnest.points.program;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// All published versions of a merchant's program.
public final class ProgramHistory {
  private final List<ProgramVersion> versions;

  /// @param versions at least one
  public ProgramHistory(List<ProgramVersion> versions) {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a program has at least one version");
    }
    this.versions =
        versions.stream().sorted(Comparator.comparingInt(ProgramVersion::number)).toList();
  }

  /// The version in force at a time. What happened before the first was published goes by the
  /// first.
  public ProgramVersion at(Instant time) {
    return versions.stream()
        .filter(version -> !version.publishedAt().isAfter(time))
        .reduce((earlier, later) -> later)
        .orElse(versions.getFirst());
  }
}
