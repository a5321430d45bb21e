package com.loyalnest.local.check;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.points.verification.ExportVerification;
import com.loyalnest.points.verification.LedgerExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/// `export-ledger`: a merchant's ledger of a running suite into a file. `verify-export`: whether
/// such a file tells of a sound ledger; it asks nothing but the file.
public final class LedgerFiles {
  private LedgerFiles() {}

  /// @param merchantId empty for the suite's own shop
  public static int export(DevSuite suite, String merchantId, Path file) {
    var whose = merchantId.isEmpty() ? suite.merchantId() : merchantId;
    try (var connection = suite.connect();
        var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      var lines = new LedgerExport(connection).write(whose, Clock.systemUTC().instant(), out);
      System.out.println(lines + " lines of " + whose + " in " + file);
      return 0;
    } catch (SQLException failure) {
      throw new CannotStart("the ledger cannot be read: " + failure.getMessage(), failure);
    } catch (IOException failure) {
      throw new CannotStart(file + " cannot be written: " + failure.getMessage(), failure);
    }
  }

  public static int verify(Path file) {
    try (var in = Files.newInputStream(file)) {
      return Verdict.print(ExportVerification.of(in));
    } catch (IOException failure) {
      throw new CannotStart(file + " cannot be read: " + failure.getMessage(), failure);
    }
  }
}
