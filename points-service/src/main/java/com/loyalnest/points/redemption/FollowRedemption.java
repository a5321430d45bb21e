package com.loyalnest.points.redemption;

import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.redemption.Issuer.Creation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Has the shop issue what a pending redemption promises, or withdraw what a cancelling one had. No
/// transaction is held while the shop is asked. Every repetition asks for the same, so the shop's
/// second answer is about what its first one made; where the shop would not notice a repetition, it
/// is asked once and then looked up.
@Component
public class FollowRedemption {
  private static final Logger LOG = LoggerFactory.getLogger(FollowRedemption.class);

  private final RedemptionTable redemptions;
  private final DiscountCodes codes;
  private final Accounts accounts;
  private final Issuers issuers;
  private final AskOnce askOnce;
  private final SettleRedemption settle;
  private final TransactionTemplate transactions;

  FollowRedemption(
      RedemptionTable redemptions,
      DiscountCodes codes,
      Accounts accounts,
      Issuers issuers,
      AskOnce askOnce,
      SettleRedemption settle,
      TransactionTemplate transactions) {
    this.redemptions = redemptions;
    this.codes = codes;
    this.accounts = accounts;
    this.issuers = issuers;
    this.askOnce = askOnce;
    this.settle = settle;
    this.transactions = transactions;
  }

  private record Question(Redemption redemption, Optional<Issue> issue) {}

  /// Brings a redemption forward as far as the shop's answer goes. Call it outside of a
  /// transaction.
  public void follow(String merchantId, String redemptionId) {
    var question =
        Objects.requireNonNull(
            transactions.execute(transaction -> question(merchantId, redemptionId)));
    var redemption = question.redemption();
    switch (redemption.status()) {
      case PENDING -> create(redemption, question.issue());
      case CANCELLING -> withdraw(redemption, question.issue().orElseThrow());
      case ISSUED, USED, CANCELLED, REFUSED, UNKNOWN -> {}
    }
  }

  private void create(Redemption redemption, Optional<Issue> issue) {
    if (issue.isEmpty()) {
      refused(redemption, "customer unknown to the shop");
      return;
    }
    switch (issuers.of(redemption.terms().type())) {
      case Issuer.Once once -> askOnce.ask(once, redemption, issue.get());
      case Issuer issuer -> {
        switch (issuer.create(issue.get())) {
          case Creation.Created created -> settle.issued(redemption, created);
          case Creation.Refused refused -> refused(redemption, refused.reason());
          case Creation.Doubtful doubtful -> doubtful(issuer, redemption);
          case Creation.Postponed postponed -> settle.doubtful(redemption);
        }
      }
    }
  }

  private void doubtful(Issuer issuer, Redemption redemption) {
    if (redemption.tries() + 1 < issuer.mostTries()) {
      settle.doubtful(redemption);
    } else {
      settle.unknown(redemption);
    }
  }

  private void refused(Redemption redemption, String reason) {
    LOG.warn(
        "redemption {} of {}: the shop refused: {}",
        redemption.redemptionId(),
        redemption.merchantId(),
        reason);
    settle.refused(redemption);
  }

  private void withdraw(Redemption redemption, Issue issue) {
    var issuedId = Objects.requireNonNull(redemption.issuedId());
    switch (issuers.of(redemption.terms().type()).withdraw(issue, issuedId)) {
      case UNUSED -> settle.cancelled(redemption);
      case USED -> settle.used(redemption);
      case DOUBTFUL -> settle.doubtful(redemption);
    }
  }

  private Question question(String merchantId, String redemptionId) {
    var redemption = redemptions.find(merchantId, redemptionId).orElseThrow();
    var code = codes.open(List.of(redemption)).getOrDefault(redemptionId, "");
    var issue =
        accounts
            .externalId(accounts.current(redemption.account()), CustomerReference.SHOPIFY)
            .map(customer -> issue(redemption, customer, code));
    return new Question(redemption, issue);
  }

  private static Issue issue(Redemption redemption, String customer, String code) {
    return new Issue(
        redemption.merchantId(),
        redemption.redemptionId(),
        redemption.rewardId(),
        redemption.cost(),
        customer,
        code,
        redemption.terms(),
        redemption.startsAt(),
        redemption.endsAt());
  }
}
