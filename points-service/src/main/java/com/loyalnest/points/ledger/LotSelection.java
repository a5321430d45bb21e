package com.loyalnest.points.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which lots a debit takes: the one that expires first, lots that never expire last, the older one
/// of equals. A reversal asks for its order's own lots before all others, and of these for the
/// pending ones; otherwise what is pending is not there to take.
public final class LotSelection {
  private static final Comparator<PointsLot> EXPIRING_FIRST =
      Comparator.comparing(PointsLot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(PointsLot::earnedAt)
          .thenComparing(PointsLot::lotId);

  private final List<PointsLot> lots;
  private final @Nullable OrderReference order;

  private LotSelection(List<PointsLot> lots, @Nullable OrderReference order) {
    this.lots = lots;
    this.order = order;
  }

  public static LotSelection from(Collection<PointsLot> lots) {
    return new LotSelection(lots.stream().filter(lot -> lot.remaining() > 0).toList(), null);
  }

  public LotSelection preferring(@Nullable OrderReference own) {
    return new LotSelection(lots, own);
  }

  /// Takes this many points, or all there are.
  public List<LotTaking> take(int points) {
    var takings = new ArrayList<LotTaking>();
    var missing = points;
    for (var lot : inTurn()) {
      if (missing == 0) {
        break;
      }
      var taken = Math.min(missing, lot.remaining());
      takings.add(lot.take(taken));
      missing -= taken;
    }
    return List.copyOf(takings);
  }

  private List<PointsLot> inTurn() {
    return lots.stream()
        .filter(lot -> isOwn(lot) || !lot.pending())
        .sorted(
            Comparator.comparing((PointsLot lot) -> !isOwn(lot))
                .thenComparing(lot -> !lot.pending())
                .thenComparing(EXPIRING_FIRST))
        .toList();
  }

  private boolean isOwn(PointsLot lot) {
    return order != null && order.equals(lot.order());
  }
}
