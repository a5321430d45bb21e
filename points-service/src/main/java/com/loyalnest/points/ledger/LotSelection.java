package com.loyalnest.points.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Which lots a debit takes: the one that expires first, lots that never expire last, the older one
/// of equals. A reversal asks for its order's own lots before all others, and of these for the
/// pending ones; otherwise what is pending is not there to take.
public final class LotSelection {
  static final Comparator<PointsLot> LOST_FIRST =
      Comparator.comparing(PointsLot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(PointsLot::earnedAt)
          .thenComparing(PointsLot::lotId);

  private final List<PointsLot> lots;
  private final Predicate<PointsLot> own;

  private LotSelection(List<PointsLot> lots, Predicate<PointsLot> own) {
    this.lots = lots;
    this.own = own;
  }

  public static LotSelection from(Collection<PointsLot> lots) {
    return new LotSelection(
        lots.stream().filter(lot -> lot.remaining() > 0).toList(), lot -> false);
  }

  /// @param own tells the lots that are taken from before all others
  public LotSelection preferring(Predicate<PointsLot> own) {
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
        .filter(lot -> own.test(lot) || !lot.pending())
        .sorted(
            Comparator.comparing((PointsLot lot) -> !own.test(lot))
                .thenComparing(lot -> !lot.pending())
                .thenComparing(LOST_FIRST))
        .toList();
  }
}
