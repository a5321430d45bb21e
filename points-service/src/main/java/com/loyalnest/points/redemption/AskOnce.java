package com.loyalnest.points.redemption;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the shop for something that it must not be asked for twice. That it was asked is written
/// down before; whoever comes afterwards looks for what was made. When nothing is found long after
/// the call must have ended, nobody can tell, and a person looks.
@Component
class AskOnce {
  private static final Logger LOG = LoggerFactory.getLogger(AskOnce.class);

  /// No call lasts that long, and what was made by one can be found by then.
  private static final Duration LONG_AFTERWARDS = Duration.ofMinutes(2);

  private final RedemptionTable redemptions;
  private final SettleRedemption settle;
  private final TransactionTemplate transactions;
  private final Clock systemClock;

  AskOnce(
      RedemptionTable redemptions,
      SettleRedemption settle,
      TransactionTemplate transactions,
      Clock systemClock) {
    this.redemptions = redemptions;
    this.settle = settle;
    this.transactions = transactions;
    this.systemClock = systemClock;
  }

  void ask(Issuer.Once issuer, Redemption redemption, Issue issue) {
    if (redemption.askedAt() == null && isFirst(redemption)) {
      create(issuer, redemption, issue);
    } else {
      look(issuer, redemption, issue);
    }
  }

  private boolean isFirst(Redemption redemption) {
    return Boolean.TRUE.equals(
        transactions.execute(transaction -> redemptions.ask(redemption, systemClock.instant())));
  }

  private void create(Issuer.Once issuer, Redemption redemption, Issue issue) {
    switch (issuer.create(issue)) {
      case Issuer.Creation.Created created -> settle.issued(redemption, created);
      case Issuer.Creation.Refused refused -> {
        LOG.warn(
            "redemption {} of {}: the shop refused: {}",
            redemption.redemptionId(),
            redemption.merchantId(),
            refused.reason());
        settle.refused(redemption);
      }
      case Issuer.Creation.Doubtful doubtful -> settle.doubtful(redemption);
      case Issuer.Creation.Postponed postponed -> settle.postponed(redemption);
    }
  }

  private void look(Issuer.Once issuer, Redemption redemption, Issue issue) {
    Optional<String> found;
    try {
      found = issuer.find(issue);
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", redemption.redemptionId(), away.getClass().getSimpleName());
      settle.doubtful(redemption);
      return;
    }
    if (found.isPresent()) {
      settle.issued(redemption, new Issuer.Creation.Created(found.get()));
    } else if (isLongAgo(redemption)) {
      settle.unknown(redemption);
    } else {
      settle.doubtful(redemption);
    }
  }

  private boolean isLongAgo(Redemption redemption) {
    var askedAt = redemption.askedAt();
    return askedAt != null
        && Duration.between(askedAt, systemClock.instant()).compareTo(LONG_AFTERWARDS) >= 0;
  }
}
