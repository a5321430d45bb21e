package com.loyalnest.points.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which lots a debit takes: the one that expires first, lots that never expire last, the older one
/// of equals. A reversal asks for its order's own lots before all others.
public final class LotSelection {
  private static final Comparator<PointsLot> EXPIRING_FIRST =
      Comparator.comparing(PointsLot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(PointsLot::earnedAt)
          .thenComparing(PointsLot::lotId);

  private final List<PointsLot> lots;

  private LotSelection(Stream<PointsLot> lots) {
    this.lots = lots.filter(lot -> lot.remaining() > 0).toList();
  }

  public static LotSelection from(Collection<PointsLot> lots) {
    return new LotSelection(lots.stream().sorted(EXPIRING_FIRST));
  }

  public LotSelection preferring(@Nullable OrderReference order) {
    return new LotSelection(
        lots.stream()
            .sorted(
                Comparator.comparing(
                    (PointsLot lot) -> order == null || !order.equals(lot.order()))));
  }

  /// Takes this many points, or all there are.
  public List<LotTaking> take(int points) {
    var takings = new ArrayList<LotTaking>();
    var missing = points;
    for (var lot : lots) {
      if (missing == 0) {
        break;
      }
      var taken = Math.min(missing, lot.remaining());
      takings.add(lot.take(taken));
      missing -= taken;
    }
    return List.copyOf(takings);
  }
}
