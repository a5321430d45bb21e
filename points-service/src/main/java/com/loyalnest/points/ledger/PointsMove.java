package com.loyalnest.points.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Moves points between two accounts of one person: lot by lot, each by a debit of the one and a
/// credit of the other. Every lot keeps its dates and its order; nothing is earned, spent or lost
/// by it, and what the one owes is owed by the other.
public final class PointsMove {
  private final AccountBook from;
  private final AccountBook to;
  private final Supplier<String> ids;
  private final Terms terms;

  /// @param ids of the transactions
  public PointsMove(AccountBook from, AccountBook to, Supplier<String> ids, Terms terms) {
    this.from = from;
    this.to = to;
    this.ids = ids;
    this.terms = terms;
  }

  /// What all transactions of a move have in common.
  ///
  /// @param source what it came from: `merge`, `unmerge`, `claim`
  public record Terms(String source, String actor, Instant now) {}

  /// Moves what is left in a lot.
  ///
  /// @param home whose the points were in the first place
  /// @return the credit
  PostedTransaction lot(PointsLot lot, Instant availableFrom, String home) {
    var key = "move/" + lot.lotId() + "/" + from.balance().version();
    from.giveUp(ids.get(), entry(lot.remaining(), lot.order(), key + "/out"), lot);
    return to.receive(
        ids.get(),
        entry(lot.remaining(), lot.order(), key + "/in"),
        new LotTerms(lot.earnedAt(), availableFrom, lot.expiresAt()),
        home);
  }

  /// Moves what is left in those lots of which there is an origin.
  ///
  /// @return how many points moved
  public int lots(Map<String, LotOrigin> origins) {
    var moved = 0;
    for (var lot : from.remaining()) {
      var origin = Optional.ofNullable(origins.get(lot.lotId()));
      moved +=
          origin
              .map(known -> lot(lot, known.availableFrom(), known.home()).entry().points())
              .orElse(0);
    }
    return moved;
  }

  /// Moves a debt: the one is freed of it, the other pays it out of its points as far as they go.
  ///
  /// @return what the other owes by it
  public int debt(int points) {
    if (points == 0) {
      return 0;
    }
    var key = "move/debt/" + from.account().customerId() + "/" + from.balance().version();
    from.credit(ids.get(), entry(points, null, key + "/in"), terms.now(), null);
    return to.takeBack(ids.get(), entry(points, null, key + "/out")).debtPoints();
  }

  /// Moves what was earned in all.
  public void earnedInAll(long points) {
    from.earnedInAll(from.balance().totalEarned() - points);
    to.earnedInAll(to.balance().totalEarned() + points);
  }

  private Entry entry(int points, @Nullable OrderReference order, String key) {
    return new Entry(
        TransactionType.MERGE,
        points,
        terms.source(),
        order,
        Map.of(),
        null,
        key,
        terms.actor(),
        terms.now());
  }
}
