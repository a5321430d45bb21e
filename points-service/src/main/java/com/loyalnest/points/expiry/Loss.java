package com.loyalnest.points.expiry;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.OrderReference;
import com.loyalnest.points.ledger.PointsLot;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.ledger.TransactionType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How points are lost.
///
/// @param source of the transactions that say so
/// @param key begins the names of their effects
record Loss(String source, String key) {
  static final Loss BY_DATE = new Loss("expiry", "expire");
  static final Loss BY_INACTIVITY = new Loss("inactivity", "inactivity");

  /// A lot may be lost again, after a redemption was given back to it: the account's version tells
  /// the times apart.
  Entry entry(List<PointsLot> lots, long version, Instant now) {
    return new Entry(
        TransactionType.EXPIRE,
        lots.stream().mapToInt(PointsLot::remaining).sum(),
        source,
        onlyOrder(lots),
        Map.of(),
        null,
        key + "/" + lots.getFirst().lotId() + "/" + version,
        "system",
        now);
  }

  /// The order of all of them, when it is one.
  private static @Nullable OrderReference onlyOrder(List<PointsLot> lots) {
    var order = lots.getFirst().order();
    return lots.stream().allMatch(lot -> Objects.equals(lot.order(), order)) ? order : null;
  }

  static Occurrence told(PostedTransaction transaction) {
    return new Occurrence(
        transaction.account().merchantId(), new PointsExpired(transaction), Cause.current());
  }
}
