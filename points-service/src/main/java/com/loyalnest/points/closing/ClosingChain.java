package com.loyalnest.points.closing;

import com.loyalnest.points.program.MerchantDay;
import com.loyalnest.points.program.MerchantZone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Transactions on their way into closings: takes a merchant's lines in their order and makes one
/// closing of each day that has some. These are days of UTC, whatever the merchant's are: what was
/// closed must not move with a setting.
final class ClosingChain {
  private final String merchantId;
  private final List<DayClosing> closings = new ArrayList<>();
  private String lastHash;
  private @Nullable OpenDay open;

  /// @param lastHash of the last closing there is
  ClosingChain(String merchantId, String lastHash) {
    this.merchantId = merchantId;
    this.lastHash = lastHash;
  }

  void add(TransactionLine line) {
    var day = MerchantZone.UTC.day(line.createdAt());
    if (open != null && !open.day.equals(day)) {
      close(open);
      open = null;
    }
    if (open == null) {
      open = new OpenDay(merchantId, day, lastHash, line);
    }
    open.add(line);
  }

  /// All days; no line follows.
  List<DayClosing> close() {
    if (open != null) {
      close(open);
      open = null;
    }
    return List.copyOf(closings);
  }

  private void close(OpenDay day) {
    var closing = day.close();
    closings.add(closing);
    lastHash = closing.hash();
  }

  /// The day that the next line may still belong to.
  private static final class OpenDay {
    private final String merchantId;
    private final MerchantDay day;
    private final String previousHash;
    private final TransactionLine first;
    private final DayHash hash;
    private TransactionLine last;
    private long transactions;
    private long points;

    OpenDay(String merchantId, MerchantDay day, String previousHash, TransactionLine first) {
      this.merchantId = merchantId;
      this.day = day;
      this.previousHash = previousHash;
      this.first = first;
      this.last = first;
      this.hash = new DayHash(merchantId, day.date(), day.end(), previousHash);
    }

    void add(TransactionLine line) {
      last = line;
      transactions++;
      points = Math.addExact(points, line.points());
      hash.add(line.text());
    }

    DayClosing close() {
      return new DayClosing(
          merchantId,
          day.date(),
          day.end(),
          transactions,
          points,
          first.transactionId(),
          last.transactionId(),
          previousHash,
          hash.hex());
    }
  }
}
