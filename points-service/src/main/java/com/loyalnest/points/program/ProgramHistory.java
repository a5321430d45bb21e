package com.loyalnest.points.program;

import com.loyalnest.points.program.Expiry.Model;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /// Whether any version gives points for test orders.
  public boolean countsTests() {
    return versions.stream().anyMatch(version -> version.config().testOrders());
  }

  public Optional<ProgramVersion> numbered(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  /// When a lot is lost that is opened now. It goes by the version it was earned under, as long as
  /// lots still have days of their own; what was earned before they had starts its clock when they
  /// got them.
  ///
  /// @return absent if it has no day of its own
  public @Nullable Instant expiresAt(ProgramVersion earnedUnder, Instant earnedAt, Instant now) {
    var inForce = at(now).config();
    if (inForce.expiry().model() != Model.AFTER_EARNING) {
      return null;
    }
    if (earnedUnder.config().expiry().model() == Model.AFTER_EARNING) {
      return earnedUnder.config().expiresAt(earnedAt);
    }
    var since = expirySince(now);
    return inForce.expiresAt(earnedAt.isAfter(since) ? earnedAt : since);
  }

  /// Since when points are lost by the rule in force at a time.
  public Instant expirySince(Instant time) {
    var inForce = at(time);
    var since = inForce.publishedAt();
    for (var version : versions.subList(0, versions.indexOf(inForce)).reversed()) {
      if (!version.config().expiry().equals(inForce.config().expiry())) {
        break;
      }
      since = version.publishedAt();
    }
    return since;
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
