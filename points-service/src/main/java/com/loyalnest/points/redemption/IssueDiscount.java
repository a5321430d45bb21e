package com.loyalnest.points.redemption;

import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Has the shop make the code of a pending redemption, or withdraw that of a cancelling one. No
/// transaction is held while the shop is asked. Every repetition asks for the same code, so the
/// shop's second answer is about the first's discount.
@Component
public class IssueDiscount {
  private static final Logger LOG = LoggerFactory.getLogger(IssueDiscount.class);

  private final RedemptionTable redemptions;
  private final DiscountCodes codes;
  private final Accounts accounts;
  private final Discounts discounts;
  private final SettleRedemption settle;
  private final TransactionTemplate transactions;

  IssueDiscount(
      RedemptionTable redemptions,
      DiscountCodes codes,
      Accounts accounts,
      Discounts discounts,
      SettleRedemption settle,
      TransactionTemplate transactions) {
    this.redemptions = redemptions;
    this.codes = codes;
    this.accounts = accounts;
    this.discounts = discounts;
    this.settle = settle;
    this.transactions = transactions;
  }

  private record Question(Redemption redemption, Optional<Discount> discount) {}

  /// Brings a redemption forward as far as the shop's answer goes. Call it outside of a
  /// transaction.
  public void follow(String merchantId, String redemptionId) {
    var question =
        Objects.requireNonNull(
            transactions.execute(transaction -> question(merchantId, redemptionId)));
    var redemption = question.redemption();
    switch (redemption.status()) {
      case PENDING -> create(question);
      case CANCELLING -> withdraw(question);
      case ISSUED, USED, CANCELLED, REFUSED -> {}
    }
  }

  private void create(Question question) {
    var redemption = question.redemption();
    var creation =
        question
            .discount()
            .map(discounts::create)
            .orElseGet(() -> new Discounts.Creation.Refused("customer unknown to the shop"));
    switch (creation) {
      case Discounts.Creation.Created created -> settle.issued(redemption, created.discountId());
      case Discounts.Creation.Refused refused -> {
        LOG.warn(
            "redemption {} of {}: the shop refused the discount: {}",
            redemption.redemptionId(),
            redemption.merchantId(),
            refused.reason());
        settle.refused(redemption);
      }
      case Discounts.Creation.Doubtful doubtful -> settle.doubtful(redemption);
    }
  }

  private void withdraw(Question question) {
    var redemption = question.redemption();
    var discountId = Objects.requireNonNull(redemption.discountId());
    switch (discounts.withdraw(question.discount().orElseThrow(), discountId)) {
      case UNUSED -> settle.cancelled(redemption);
      case USED -> settle.used(redemption);
      case DOUBTFUL -> settle.doubtful(redemption);
    }
  }

  private Question question(String merchantId, String redemptionId) {
    var redemption = redemptions.find(merchantId, redemptionId).orElseThrow();
    var code = codes.open(List.of(redemption)).getOrDefault(redemptionId, "");
    var discount =
        accounts
            .externalId(accounts.current(redemption.account()), CustomerReference.SHOPIFY)
            .map(customer -> discount(redemption, customer, code));
    return new Question(redemption, discount);
  }

  private static Discount discount(Redemption redemption, String customer, String code) {
    return new Discount(
        redemption.merchantId(),
        redemption.redemptionId(),
        customer,
        code,
        redemption.terms(),
        redemption.startsAt(),
        redemption.endsAt());
  }
}
