package com.loyalnest.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Points earned, spent, taken back and restored in any order.
class RestorePropertyTest {
  private static final Instant NOW = Instant.parse("2026-06-20T10:00:00Z");

  private final AccountBook book =
      new AccountBook(new AccountKey("merchant", "customer"), Balance.NOTHING);
  private final ArrayDeque<PostedTransaction> spent = new ArrayDeque<>();
  private int sum;
  private int number;

  @Property(tries = 500)
  void whateverHappensTheLotsAndTheBalanceAgree(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 3) Integer> deeds,
      @ForAll @Size(40) List<@IntRange(min = 1, max = 100) Integer> sizes) {
    book.lotsAre(List.of());
    for (var n = 0; n < deeds.size(); n++) {
      act(deeds.get(n), sizes.get(n));

      var balance = book.balance();
      var lots = book.openedLots().keySet();
      assertThat(lots.stream().mapToInt(PointsLot::remaining).sum()).isEqualTo(balance.available());
      assertThat(balance.available() - balance.debt()).isEqualTo(sum);
      assertThat(balance.debt() == 0 || balance.available() == 0).isTrue();
    }
  }

  @Property(tries = 200)
  void aRestoredSpendingLeavesEveryLotAsItWas(
      @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = 100) Integer> earned,
      @ForAll @IntRange(min = 1, max = 1000) int wish) {
    book.lotsAre(List.of());
    earned.forEach(points -> act(0, points));
    var before = Map.copyOf(book.openedLots());

    act(1, wish);
    act(3, wish);

    assertThat(book.openedLots()).isEqualTo(before);
  }

  private void act(int deed, int points) {
    var id = "t%04d".formatted(number++);
    switch (deed) {
      case 0 -> {
        var expiresAt = points % 2 == 0 ? null : NOW.plusSeconds(points);
        book.credit(id, entry(id, TransactionType.EARN, points), NOW, expiresAt);
        sum += points;
      }
      case 1 ->
          book.spend(id, entry(id, TransactionType.REDEEM, points))
              .ifPresent(posted -> {
                spent.push(posted);
                sum -= points;
              });
      case 2 -> {
        book.takeBack(id, entry(id, TransactionType.REVERSE, points));
        sum -= points;
      }
      default -> restore(id);
    }
  }

  private void restore(String id) {
    var last = spent.poll();
    if (last == null) {
      return;
    }
    var returns =
        last.takings().stream()
            .map(taking -> new LotReturn(lot(taking.lot().lotId()), taking.points()))
            .toList();
    var points = last.entry().points();
    book.restore(id, entry(id, TransactionType.RESTORE, points), returns);
    sum += points;
  }

  private PointsLot lot(String lotId) {
    return book.openedLots().keySet().stream()
        .filter(lot -> lot.lotId().equals(lotId))
        .findFirst()
        .orElseThrow();
  }

  private static Entry entry(String id, TransactionType type, int points) {
    return new Entry(type, points, "test", null, Map.of(), null, id, "test", NOW);
  }
}
