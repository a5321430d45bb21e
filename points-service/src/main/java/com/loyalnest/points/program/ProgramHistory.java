package com.loyalnest.points.program;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

  public List<ProgramVersion> newestFirst() {
    return versions.reversed();
  }

  public ProgramVersion newest() {
    return versions.getLast();
  }

  /// All that any version excludes.
  public Exclusions exclusions() {
    return versions.stream()
        .map(version -> version.config().exclusions())
        .reduce(Exclusions.NONE, Exclusions::and);
  }

  /// Whether any version asks which segment a customer belongs to.
  public boolean asksForSegments() {
    return versions.stream().anyMatch(version -> !version.config().segmentFactors().isEmpty());
  }

  public Optional<ProgramVersion> numbered(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
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
