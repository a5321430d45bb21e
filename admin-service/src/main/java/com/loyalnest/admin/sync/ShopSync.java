package com.loyalnest.admin.sync;

import com.loyalnest.admin.shop.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far one kind of a shop's objects was compared with what the shop told.
///
/// @param historyFrom since when; of what was before nothing is known
/// @param connectedAt what was changed before is history
/// @param coveredUntil every change until then was compared
/// @param round the comparison under way, if one is
public record ShopSync(
    String merchantId,
    ObjectKind kind,
    Instant historyFrom,
    Instant connectedAt,
    Instant coveredUntil,
    Optional<Round> round,
    Tally tally,
    Optional<Instant> comparedAt,
    Trouble trouble) {
  /// Changes that a round looks at once more: what was changed in the very second at which the last
  /// one ended, and what the shop's search showed late.
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  /// What was found so far.
  ///
  /// @param found objects that no webhook told, without history
  /// @param backFilled objects brought in, with history
  public record Tally(long found, long backFilled, Optional<Instant> lastFoundAt) {
    static final Tally NOTHING = new Tally(0, 0, Optional.empty());
  }

  /// Why the last looks came to nothing; no failures and an empty problem when they did not.
  public record Trouble(int failures, String problem) {
    static final Trouble NONE = new Trouble(0, "");
  }

  boolean isHistory() {
    return coveredUntil.isBefore(connectedAt);
  }

  Window window(Round round) {
    var from = isHistory() ? coveredUntil : coveredUntil.minus(OVERLAP);
    return new Window(from, round.until());
  }

  /// Of history, how many per cent were looked at; 100 when it is complete.
  public int historyPercent() {
    if (!isHistory()) {
      return 100;
    }
    return round
        .filter(under -> under.size() > 0)
        .map(under -> Math.toIntExact(99L * under.compared() / under.size()))
        .orElse(0);
  }

  ShopSync since(Instant from) {
    return new ShopSync(
        merchantId, kind, from, connectedAt, from, round, tally, comparedAt, trouble);
  }

  ShopSync in(Round next) {
    return new ShopSync(
        merchantId,
        kind,
        historyFrom,
        connectedAt,
        coveredUntil,
        Optional.of(next),
        tally,
        comparedAt,
        Trouble.NONE);
  }

  ShopSync and(BackFill.Filled filled, Instant now) {
    var more =
        new Tally(
            tally.found() + filled.found(),
            tally.backFilled() + filled.backFilled(),
            filled.found() > 0 ? Optional.of(now) : tally.lastFoundAt());
    return new ShopSync(
        merchantId,
        kind,
        historyFrom,
        connectedAt,
        coveredUntil,
        round.map(under -> under.and(filled.compared())),
        more,
        comparedAt,
        trouble);
  }

  ShopSync compared(Round over, Instant now) {
    return new ShopSync(
        merchantId,
        kind,
        historyFrom,
        connectedAt,
        over.until(),
        Optional.empty(),
        tally,
        Optional.of(now),
        Trouble.NONE);
  }

  ShopSync failed(String problem) {
    return new ShopSync(
        merchantId,
        kind,
        historyFrom,
        connectedAt,
        coveredUntil,
        round,
        tally,
        comparedAt,
        new Trouble(trouble.failures() + 1, problem));
  }
}
