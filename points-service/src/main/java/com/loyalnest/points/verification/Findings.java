package com.loyalnest.points.verification;

import com.loyalnest.points.verification.VerificationResult.Checked;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where the checks of an export found something: the first places of each.
final class Findings {
  private static final int NAMED = 10;

  private final Map<ExportCheck, List<Violation>> found = new EnumMap<>(ExportCheck.class);
  private String merchantId = "";

  void about(String merchant) {
    merchantId = merchant;
  }

  void require(boolean holds, ExportCheck check, String subject, String detail) {
    if (!holds) {
      broken(check, subject, detail);
    }
  }

  void broken(ExportCheck check, String subject, String detail) {
    var violations = found.computeIfAbsent(check, first -> new ArrayList<>());
    if (violations.size() < NAMED) {
      violations.add(new Violation(merchantId, subject, detail));
    }
  }

  List<Checked> checked(Stream<ExportCheck> checks) {
    return checks
        .map(check -> new Checked(check.sentence(), found.getOrDefault(check, List.of())))
        .toList();
  }
}
