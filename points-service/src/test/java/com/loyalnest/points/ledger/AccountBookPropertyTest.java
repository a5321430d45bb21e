package com.loyalnest.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.account.AccountKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever happens to an account, in whatever order: its books agree with each other.
class AccountBookPropertyTest {
  private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");
  private static final AccountKey ACCOUNT = new AccountKey("merchant", "customer");

  enum Kind {
    EARN,
    EARN_HELD,
    GIVE,
    TAKE,
    REDEEM,
    REVERSE,
    RELEASE,
    EXPIRE
  }

  /// Something that happens; `which` picks an order or a lot.
  record Step(Kind kind, int points, int which) {}

  @Property(tries = 2_000)
  void everyStepKeepsTheInvariants(@ForAll("steps") List<Step> steps) {
    var life = new Life();

    for (var step : steps) {
      life.live(step);
      life.agrees();
    }
  }

  @Property(tries = 500)
  void theSameStepsGiveTheSameBooks(@ForAll("steps") List<Step> steps) {
    assertThat(lived(steps).book.balance()).isEqualTo(lived(steps).book.balance());
    assertThat(lived(steps).lots()).isEqualTo(lived(steps).lots());
  }

  /// What is read back from the tables is all that the next transaction knows.
  @Property(tries = 500)
  void booksThatAreClosedAndOpenedAgainGoOnTheSame(@ForAll("steps") List<Step> steps) {
    var closing = new Life();
    for (var step : steps) {
      closing.live(step);
      closing.reopen();
    }

    assertThat(closing.book.balance()).isEqualTo(lived(steps).book.balance());
    assertThat(closing.open()).isEqualTo(lived(steps).open());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.integers().between(1, 500),
            Arbitraries.integers().between(0, 5))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static Life lived(List<Step> steps) {
    var life = new Life();
    steps.forEach(life::live);
    return life;
  }

  /// An account from its first points on, and what its tables would hold.
  private static final class Life {
    private AccountBook book = new AccountBook(ACCOUNT, Balance.NOTHING);
    private final List<PostedTransaction> transactions = new ArrayList<>();
    private final List<PostedRelease> releases = new ArrayList<>();
    private final Map<String, PointsLot> kept = new HashMap<>();
    private Instant now = START;
    private int steps;

    Life() {
      book.lotsAre(List.of());
    }

    void live(Step step) {
      now = now.plus(Duration.ofMinutes(7));
      steps++;
      var id = "t%03d".formatted(steps);
      switch (step.kind()) {
        case EARN -> credit(id, step, TransactionType.EARN, now);
        case EARN_HELD -> credit(id, step, TransactionType.EARN, now.plus(Duration.ofDays(1)));
        case GIVE -> credit(id, step, TransactionType.ADJUST, now);
        case TAKE -> spend(id, entry(TransactionType.ADJUST, step));
        case REDEEM -> spend(id, entry(TransactionType.REDEEM, step));
        case REVERSE -> takeBack(id, entry(TransactionType.REVERSE, step));
        case EXPIRE -> expire(id, step);
        case RELEASE ->
            book.release("t%03d".formatted(1 + step.which() * 3), now).ifPresent(releases::add);
      }
    }

    private void credit(String id, Step step, TransactionType type, Instant availableFrom) {
      var expiresAt = step.which() == 0 ? null : now.plus(Duration.ofDays(step.which()));
      transactions.add(
          book.credit(id, entry(type, step), new LotTerms(now, availableFrom, expiresAt)));
    }

    private void takeBack(String id, Entry entry) {
      book.restoreExpired(id + "r", entry, entry.points() - book.left(entry.order()))
          .ifPresent(transactions::add);
      transactions.add(book.takeBack(id, entry));
    }

    private void expire(String id, Step step) {
      var tomorrow = now.plus(Duration.ofDays(1));
      var due =
          lots().values().stream()
              .filter(lot -> lot.isLostAt(tomorrow))
              .map(PointsLot::lotId)
              .sorted()
              .skip(step.which())
              .toList();
      book.expire(id, due, tomorrow, lots -> entry(TransactionType.EXPIRE, lost(step, lots)))
          .ifPresent(transactions::add);
    }

    private static Step lost(Step step, List<PointsLot> lots) {
      return new Step(step.kind(), lots.stream().mapToInt(PointsLot::remaining).sum(), 0);
    }

    private void spend(String id, Entry entry) {
      var covered = entry.points() <= book.balance().available();
      var spent = book.spend(id, entry);
      assertThat(spent.isPresent()).isEqualTo(covered);
      spent.ifPresent(transactions::add);
    }

    private Entry entry(TransactionType type, Step step) {
      var order = new OrderReference("shopify", "" + step.which());
      return new Entry(
          type, step.points(), "test", order, Map.of(), null, "key-" + steps, "shop", now);
    }

    Map<String, PointsLot> lots() {
      var lots = new HashMap<>(kept);
      book.openedLots().keySet().forEach(lot -> lots.put(lot.lotId(), lot));
      book.changedLots().forEach(lot -> lots.put(lot.lotId(), lot));
      return lots;
    }

    List<PointsLot> open() {
      return lots().values().stream()
          .filter(lot -> lot.remaining() > 0 || lot.expired() > 0)
          .sorted(java.util.Comparator.comparing(PointsLot::lotId))
          .toList();
    }

    void reopen() {
      kept.putAll(lots());
      var open = open();
      book = new AccountBook(ACCOUNT, book.balance());
      book.lotsAre(open);
    }

    void agrees() {
      var balance = book.balance();
      assertThat(balance.available()).isNotNegative();
      assertThat(balance.pending()).isNotNegative();
      assertThat(balance.debt()).isNotNegative();
      assertThat(balance.debt() == 0 || balance.available() == 0).isTrue();
      assertThat(balance.available()).isEqualTo(remaining(false));
      assertThat(balance.pending()).isEqualTo(remaining(true));
      assertThat(balance.available() + balance.pending() - balance.debt())
          .isEqualTo(
              transactions.stream().mapToInt(t -> t.direction().sign() * t.entry().points()).sum());
      assertThat(balance.version()).isEqualTo(transactions.size() + releases.size());
      assertThat(transactions)
          .allSatisfy(transaction ->
              assertThat(taken(transaction))
                  .isEqualTo(
                      transaction.direction() == Direction.CREDIT
                          ? transaction.debtPoints()
                          : transaction.entry().points() - transaction.debtPoints()));
      assertThat(lots().values())
          .allSatisfy(lot -> assertThat(lot.remaining()).isEqualTo(leftOf(lot)));
      assertThat(lots().values().stream().mapToInt(PointsLot::expired).sum())
          .isEqualTo(points(TransactionType.EXPIRE) - points(TransactionType.RESTORE));
    }

    private int points(TransactionType type) {
      return transactions.stream()
          .filter(transaction -> transaction.entry().type() == type)
          .mapToInt(transaction -> transaction.entry().points())
          .sum();
    }

    private int remaining(boolean pending) {
      return lots().values().stream()
          .filter(lot -> lot.pending() == pending)
          .mapToInt(PointsLot::remaining)
          .sum();
    }

    private static int taken(PostedTransaction transaction) {
      return transaction.takings().stream().mapToInt(LotTaking::points).sum();
    }

    private int leftOf(PointsLot lot) {
      var taken =
          transactions.stream()
              .flatMap(transaction -> transaction.takings().stream())
              .filter(taking -> taking.lot().lotId().equals(lot.lotId()))
              .mapToInt(LotTaking::points)
              .sum();
      var repaid =
          releases.stream()
              .filter(release -> release.lot().lotId().equals(lot.lotId()))
              .mapToInt(PostedRelease::debtPoints)
              .sum();
      return lot.points() - taken - repaid;
    }
  }
}
