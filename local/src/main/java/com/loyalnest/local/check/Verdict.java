package com.loyalnest.local.check;

import com.loyalnest.points.verification.VerificationResult;
import java.util.stream.Collectors;

/// A verification's result in print: every check, how much was looked at, and the first broken one
/// with its rows.
final class Verdict {
  private Verdict() {}

  /// @return the exit code: 0 only if all hold
  static int print(VerificationResult result) {
    for (var check : result.checks()) {
      System.out.println((check.holds() ? "holds   " : "BROKEN  ") + check.invariant());
    }
    System.out.println(
        "checked "
            + result.extent().stream()
                .map(count -> count.number() + " " + count.what())
                .collect(Collectors.joining(", ")));
    result
        .firstBroken()
        .ifPresent(broken -> {
          System.out.println("first broken: " + broken.invariant());
          broken.violations().forEach(row -> System.out.println("  " + row));
        });
    return result.holds() ? 0 : 1;
  }
}
