package com.loyalnest.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountBookTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  private final AccountBook book =
      new AccountBook(new AccountKey("merchant", "customer"), Balance.NOTHING);

  @Test
  void aCreditOpensALotOfItsSize() {
    book.lotsAre(List.of());

    var posted = book.credit("t1", entry(TransactionType.EARN, 100, "1"), NOW, null);

    assertThat(posted.balanceAfter()).isEqualTo(new Balance(100, 0, 0, 100, 1));
    assertThat(book.openedLots().keySet())
        .singleElement()
        .satisfies(lot -> assertThat(lot.remaining()).isEqualTo(100));
  }

  @Test
  void spentPointsThatAreTakenBackBecomeDebtAndTheNextPointsRepayIt() {
    book.lotsAre(List.of());
    book.credit("t1", entry(TransactionType.EARN, 100, "1"), NOW, null);
    assertThat(book.spend("t2", entry(TransactionType.REDEEM, 80, "none"))).isPresent();

    var reversed = book.takeBack("t3", entry(TransactionType.REVERSE, 100, "1"));

    assertThat(reversed.debtPoints()).isEqualTo(80);
    assertThat(reversed.balanceAfter()).isEqualTo(new Balance(0, 0, 80, 0, 3));

    var repaying = book.credit("t4", entry(TransactionType.EARN, 100, "2"), NOW, null);

    assertThat(repaying.debtPoints()).isEqualTo(80);
    assertThat(repaying.balanceAfter()).isEqualTo(new Balance(20, 0, 0, 100, 4));
    assertThat(repaying.takings())
        .singleElement()
        .satisfies(t -> assertThat(t.points()).isEqualTo(80));
  }

  @Test
  void restoredPointsGoBackToTheVeryLotsTheyCameFrom() {
    book.lotsAre(List.of());
    book.credit("t1", entry(TransactionType.EARN, 100, "1"), NOW, NOW.plusSeconds(60));
    book.credit("t2", entry(TransactionType.EARN, 50, "2"), NOW, null);
    var spent = book.spend("t3", entry(TransactionType.REDEEM, 120, "none")).orElseThrow();
    var returns =
        spent.takings().stream()
            .map(t -> new LotReturn(opened(t.lot().lotId()), t.points()))
            .toList();

    var restored = book.restore("t4", entry(TransactionType.RESTORE, 120, "none"), returns);

    assertThat(restored.balanceAfter()).isEqualTo(new Balance(150, 0, 0, 150, 4));
    assertThat(opened("t1").remaining()).isEqualTo(100);
    assertThat(opened("t2").remaining()).isEqualTo(50);
  }

  @Test
  void aReversalTakesFromOtherLotsBeforeThereIsDebt() {
    book.lotsAre(List.of());
    book.credit("t1", entry(TransactionType.EARN, 100, "1"), NOW, null);
    book.credit("t2", entry(TransactionType.EARN, 50, "2"), NOW.plusSeconds(1), null);
    assertThat(book.spend("t3", entry(TransactionType.REDEEM, 100, "none"))).isPresent();

    var reversed = book.takeBack("t4", entry(TransactionType.REVERSE, 100, "1"));

    assertThat(reversed.balanceAfter()).isEqualTo(new Balance(0, 0, 50, 50, 4));
    assertThat(reversed.takings()).extracting(t -> t.lot().lotId()).containsExactly("t2");
  }

  @Test
  void nobodySpendsMoreThanIsThere() {
    book.lotsAre(List.of());
    book.credit("t1", entry(TransactionType.EARN, 100, "1"), NOW, null);

    assertThat(book.spend("t2", entry(TransactionType.REDEEM, 101, "none"))).isEmpty();
    assertThat(book.balance().available()).isEqualTo(100);
  }

  @Test
  void aDebitWithoutTheLotsIsRefused() {
    assertThatThrownBy(() -> book.takeBack("t1", entry(TransactionType.REVERSE, 1, "1")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void pointsNeverWrapAround() {
    book.lotsAre(List.of());
    book.credit("t1", entry(TransactionType.EARN, Integer.MAX_VALUE, "1"), NOW, null);

    assertThatThrownBy(() -> book.credit("t2", entry(TransactionType.EARN, 1, "2"), NOW, null))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void anEntryHasAMagnitude() {
    assertThatThrownBy(() -> entry(TransactionType.EARN, 0, "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Entry entry(TransactionType type, int points, String order) {
    return new Entry(
        type,
        points,
        "order",
        new OrderReference("shopify", order),
        Map.of(),
        null,
        "key",
        "shop",
        NOW);
  }

  private PointsLot opened(String lotId) {
    return book.openedLots().keySet().stream()
        .filter(lot -> lot.lotId().equals(lotId))
        .findFirst()
        .orElseThrow();
  }
}
