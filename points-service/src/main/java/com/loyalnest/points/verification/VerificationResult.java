package com.loyalnest.points.verification;

import java.util.List;
import java.util.Optional;

/// What a verification looked at and what it found.
public record VerificationResult(List<Count> extent, List<Checked> checks) {
  public VerificationResult {
    extent = List.copyOf(extent);
    checks = List.copyOf(checks);
  }

  /// How much there was to look at.
  ///
  /// @param what `accounts`, `transactions`, …
  public record Count(String what, long number) {}

  /// One invariant and where it is broken: the first rows at most.
  public record Checked(String invariant, List<Violation> violations) {
    public boolean holds() {
      return violations.isEmpty();
    }
  }

  public boolean holds() {
    return firstBroken().isEmpty();
  }

  /// The broken invariant that is nearest to the cause.
  public Optional<Checked> firstBroken() {
    return checks.stream().filter(check -> !check.holds()).findFirst();
  }
}
