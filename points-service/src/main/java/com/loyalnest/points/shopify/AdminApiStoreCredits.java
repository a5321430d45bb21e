package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.NothingDone;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.redemption.Issuer;
import com.loyalnest.points.shopify.StoreCreditAnswer.Transaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Store credit at Shopify, which pays as often as it is asked. A credit is known again by the
/// second at which it ends, which no other redemption of the customer has.
@Component
class AdminApiStoreCredits implements Issuer.Once {
  static final AdminCall<StoreCreditAnswer> CREDIT = call("store-credit");
  static final AdminCall<StoreCreditAnswer> FIND = call("store-credits-of-customer");

  private static final Logger LOG = LoggerFactory.getLogger(AdminApiStoreCredits.class);

  private final AdminClient client;
  private final ShopAccesses accesses;

  AdminApiStoreCredits(AdminClient client, ShopAccesses accesses) {
    this.client = client;
    this.accesses = accesses;
  }

  /// Before the shop's access is known nothing was asked, and what the shop says it did not do was
  /// not done.
  @Override
  public Creation create(Issue issue) {
    ShopAccess access;
    try {
      access = accesses.of(issue.merchantId());
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", issue.redemptionId(), away.getClass().getSimpleName());
      return new Creation.Postponed();
    }
    try {
      return credited(access, issue);
    } catch (NothingDone notNow) {
      return new Creation.Postponed();
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", issue.redemptionId(), away.getClass().getSimpleName());
      return new Creation.Doubtful();
    }
  }

  private Creation credited(ShopAccess access, Issue issue) {
    var change = client.ask(access, CREDIT, variables(issue)).credited();
    if (change == null) {
      return new Creation.Doubtful();
    }
    var codes = new TreeSet<String>();
    change.userErrors().forEach(error -> codes.add(String.valueOf(error.code())));
    if (!codes.isEmpty()) {
      return new Creation.Refused(String.join(", ", codes));
    }
    var made = change.transaction();
    return made == null || made.id() == null
        ? new Creation.Doubtful()
        : new Creation.Created(made.id());
  }

  static Map<String, Object> variables(Issue issue) {
    var terms = issue.terms();
    return Map.of(
        "id",
        ShopIds.customer(issue),
        "credit",
        Map.of(
            "creditAmount",
            Map.of(
                "amount", Objects.requireNonNull(terms.value()).toPlainString(),
                "currencyCode", Objects.requireNonNull(terms.currency())),
            "expiresAt",
            mark(issue).toString()));
  }

  @Override
  public Optional<String> find(Issue issue) {
    var access = accesses.of(issue.merchantId());
    var mark = mark(issue);
    var variables =
        Map.of(
            "id",
            ShopIds.customer(issue),
            "query",
            "type:credit AND expires_at:>='" + mark + "' AND expires_at:<='" + mark + "'");
    var customer = client.ask(access, FIND, variables).customer();
    return customer == null
        ? Optional.empty()
        : customer.storeCreditAccounts().nodes().stream()
            .flatMap(account -> account.transactions().nodes().stream())
            .filter(transaction -> isOurs(transaction, issue))
            .map(transaction -> Objects.requireNonNull(transaction.id()))
            .findFirst();
  }

  private static boolean isOurs(Transaction transaction, Issue issue) {
    var amount = transaction.amount();
    BigDecimal value = Objects.requireNonNull(issue.terms().value());
    return transaction.id() != null
        && mark(issue).equals(transaction.expiresAt())
        && amount != null
        && amount.amount().compareTo(value) == 0
        && amount.currencyCode().equals(issue.terms().currency());
  }

  /// Money that was paid out stays with the customer.
  @Override
  public Withdrawal withdraw(Issue issue, String issuedId) {
    return Withdrawal.USED;
  }

  private static Instant mark(Issue issue) {
    return Objects.requireNonNull(issue.endsAt());
  }

  private static AdminCall<StoreCreditAnswer> call(String name) {
    return AdminCall.of(name, StoreCreditAnswer.class);
  }
}
