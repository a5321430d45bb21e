package com.loyalnest.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LotSelectionTest {
  private static final OrderReference ORDER = new OrderReference("shopify", "1001");

  @Test
  void spendsTheLotThatExpiresFirst() {
    var january = lot("a", null, 100, 100, "2025-01-01", "2026-01-31");
    var march = lot("b", null, 100, 100, "2024-01-01", "2026-03-31");

    assertThat(LotSelection.from(List.of(march, january)).take(120))
        .containsExactly(january.take(100), march.take(20));
  }

  @Test
  void spendsWhatNeverExpiresLast() {
    var forever = lot("a", null, 100, 100, "2020-01-01", null);
    var march = lot("b", null, 100, 100, "2026-01-01", "2026-03-31");

    assertThat(LotSelection.from(List.of(forever, march)).take(101))
        .containsExactly(march.take(100), forever.take(1));
  }

  @Test
  void spendsTheOlderOfEquals() {
    var newer = lot("a", null, 10, 10, "2026-02-01", null);
    var older = lot("b", null, 10, 10, "2026-01-01", null);

    assertThat(LotSelection.from(List.of(newer, older)).take(5)).containsExactly(older.take(5));
  }

  @Test
  void aReversalTakesFromItsOwnOrderFirst() {
    var first = lot("a", null, 10, 10, "2026-01-01", "2026-01-31");
    var own = lot("b", ORDER, 10, 10, "2026-05-01", null);

    assertThat(
            LotSelection.from(List.of(first, own))
                .preferring(lot -> ORDER.equals(lot.order()))
                .take(12))
        .containsExactly(own.take(10), first.take(2));
  }

  @Test
  void takesAllThereIsWhenThatIsLess() {
    var only = lot("a", null, 10, 3, "2026-01-01", null);

    assertThat(LotSelection.from(List.of(only)).take(10)).containsExactly(only.take(3));
  }

  @Test
  void passesEmptyLotsBy() {
    var empty = lot("a", null, 10, 0, "2026-01-01", null);

    assertThat(LotSelection.from(List.of(empty)).take(10)).isEmpty();
  }

  @Test
  void aLotNeverHoldsMoreThanItsSize() {
    assertThatThrownBy(() -> lot("a", null, 10, 11, "2026-01-01", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> lot("a", null, 10, 3, "2026-01-01", null).take(4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PointsLot lot(
      String id,
      @Nullable OrderReference order,
      int points,
      int remaining,
      String earned,
      @Nullable String expires) {
    return new PointsLot(
        id, order, points, remaining, day(earned), expires == null ? null : day(expires), 0, false);
  }

  private static Instant day(String date) {
    return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
