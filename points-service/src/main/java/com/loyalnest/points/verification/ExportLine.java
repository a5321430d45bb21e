package com.loyalnest.points.verification;

import com.loyalnest.points.closing.DayClosing;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The lines of an export beside its transactions, each JSON of one form. Their order in the file
/// is: ledger, closings, accounts, transactions, lots, releases, end.
sealed interface ExportLine {
  int FORMAT = 1;

  /// What the file is.
  record Ledger(String kind, int format, String merchantId, String exportedAt)
      implements ExportLine {
    static final String KIND = "ledger";
  }

  /// A closed day, the oldest first.
  record Closing(
      String kind,
      String day,
      String endsAt,
      long transactions,
      long points,
      String firstTransactionId,
      String lastTransactionId,
      String previousHash,
      String hash)
      implements ExportLine {
    static final String KIND = "closing";

    static Closing of(DayClosing closing) {
      return new Closing(
          KIND,
          closing.day().toString(),
          closing.endsAt().toString(),
          closing.transactions(),
          closing.points(),
          closing.firstTransactionId(),
          closing.lastTransactionId(),
          closing.previousHash(),
          closing.hash());
    }

    DayClosing closing(String merchantId) {
      return new DayClosing(
          merchantId,
          LocalDate.parse(day),
          Instant.parse(endsAt),
          transactions,
          points,
          firstTransactionId,
          lastTransactionId,
          previousHash,
          hash);
    }
  }

  /// What an account holds.
  record Account(
      String kind, String customerId, int available, int pending, int debt, long totalEarned)
      implements ExportLine {
    static final String KIND = "account";
  }

  /// Points earned together, and what is left of them.
  record Lot(
      String kind,
      String customerId,
      String lotId,
      @Nullable String platform,
      @Nullable String orderId,
      int points,
      int remaining,
      int expired,
      boolean pending,
      String earnedAt,
      String availableFrom,
      @Nullable String expiresAt)
      implements ExportLine {
    static final String KIND = "lot";
  }

  /// The end of a lot's hold.
  record Release(
      String kind, String customerId, String lotId, int points, int debtPoints, String releasedAt)
      implements ExportLine {
    static final String KIND = "release";
  }

  /// The file is whole.
  ///
  /// @param lines before this one
  /// @param sha256 of all bytes before this line, in hexadecimal digits
  record End(String kind, long lines, String sha256) implements ExportLine {
    static final String KIND = "end";
  }
}
