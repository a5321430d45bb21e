package com.loyalnest.points.verification;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Verifies a ledger from its export alone, without a database and without a network: balances,
/// lots, what was taken from them, and the chain of closed days. What is not closed yet and not
/// counted anywhere is vouched for only by the file's own hash.
public final class ExportVerification {
  private ExportVerification() {}

  public static VerificationResult of(InputStream export) throws IOException {
    var findings = new Findings();
    var ledger = new ExportedLedger(findings);
    try {
      new ExportReader(export, ledger).read();
    } catch (ExportReader.Malformed malformed) {
      findings.broken(ExportCheck.WHOLE, "file", malformed.detail());
      return new VerificationResult(List.of(), findings.checked(Stream.of(ExportCheck.WHOLE)));
    }
    ledger.compare();
    return new VerificationResult(
        ledger.extent(), findings.checked(Arrays.stream(ExportCheck.values())));
  }
}
