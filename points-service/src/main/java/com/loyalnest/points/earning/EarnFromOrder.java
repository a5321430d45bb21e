package com.loyalnest.points.earning;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.Reason;
import com.loyalnest.points.ledger.Statement;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.Programs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes sure that an order has earned its points: it usually has, through what the shop told us.
/// An order that we have not heard of is fetched from the shop, with no transaction held meanwhile,
/// and goes the same way as any other. Amount and customer come from the shop, never from the
/// caller.
@Component
public class EarnFromOrder {
  private static final int TRIES = 3;

  private final Programs programs;
  private final KeepOrdersOnTarget keepOrdersOnTarget;
  private final OrderTable orders;
  private final Decisions decisions;
  private final Statement statement;
  private final Accounts accounts;
  private final ShopOrders shop;
  private final OrderLookups lookups;
  private final OrderCustomers customers;
  private final TransactionTemplate transactions;

  EarnFromOrder(
      Programs programs,
      KeepOrdersOnTarget keepOrdersOnTarget,
      OrderTable orders,
      Decisions decisions,
      Statement statement,
      Accounts accounts,
      ShopOrders shop,
      OrderLookups lookups,
      OrderCustomers customers,
      TransactionTemplate transactions) {
    this.programs = programs;
    this.keepOrdersOnTarget = keepOrdersOnTarget;
    this.orders = orders;
    this.decisions = decisions;
    this.statement = statement;
    this.accounts = accounts;
    this.shop = shop;
    this.lookups = lookups;
    this.customers = customers;
    this.transactions = transactions;
  }

  /// Asks the shop for an order that is not known. Call it outside of a transaction; afterwards
  /// [#outcome] answers.
  ///
  /// @return whether the order is known now
  public boolean makeKnown(OrderKey key, String actor, Cause cause) {
    if (isKnown(key)) {
      return true;
    }
    var facts = shop.find(key);
    facts.ifPresent(found -> {
      var change = new OrderChange(key, found, actor, cause);
      var histories = histories(change);
      lookups.makeProductsKnown(change, histories);
      apply(change, customers.fetch(lookups.customers(change, histories)));
    });
    return facts.isPresent();
  }

  private Map<String, ProgramHistory> histories(OrderChange change) {
    return Objects.requireNonNull(
        transactions.execute(transaction -> programs.of(OrderChange.merchants(List.of(change)))));
  }

  private boolean isKnown(OrderKey key) {
    return Boolean.TRUE.equals(
        transactions.execute(
            transaction -> orders.find(key).filter(EarnFromOrder::isSeen).isPresent()));
  }

  /// More than a refund has been heard of it.
  private static boolean isSeen(OrderState order) {
    return order.facts().newest() != null;
  }

  /// The shop may tell us of the same order in the same moment; then the second of the two begins
  /// again.
  private void apply(OrderChange change, Map<CustomerIdentity, SortedSet<String>> tags) {
    for (var attempt = 1; ; attempt++) {
      try {
        transactions.executeWithoutResult(
            transaction -> keepOrdersOnTarget.apply(List.of(change), List.of(), Map.of(), tags));
        return;
      } catch (PessimisticLockingFailureException lost) {
        if (attempt == TRIES) {
          throw lost;
        }
      }
    }
  }

  /// What a known order earned for this customer. Call it inside a transaction.
  public EarnOutcome outcome(OrderKey key, CustomerReference reference) {
    var order = orders.find(key).filter(EarnFromOrder::isSeen);
    if (order.isEmpty()) {
      return new EarnOutcome.OrderUnknown();
    }
    var customer = accounts.find(key.merchantId(), reference);
    if (customer.isEmpty()) {
      return new EarnOutcome.CustomerUnknown();
    }
    return of(order.get(), customer.get());
  }

  private EarnOutcome of(OrderState order, String customerId) {
    var owner = order.customerId();
    var account = new AccountKey(order.key().merchantId(), customerId);
    if (owner != null && !current(order.key(), owner).equals(account)) {
      return new EarnOutcome.OfAnotherCustomer();
    }
    var earnedBy = order.earnTransactionId();
    return earnedBy == null
        ? new EarnOutcome.NothingEarned(reason(order.key()))
        : earned(account, earnedBy);
  }

  private AccountKey current(OrderKey key, String owner) {
    return accounts.current(new AccountKey(key.merchantId(), owner));
  }

  private EarnOutcome earned(AccountKey account, String transactionId) {
    return new EarnOutcome.Earned(
        transactionId,
        statement.points(account.merchantId(), accounts.members(account), transactionId));
  }

  private Reason reason(OrderKey key) {
    return decisions.newest(key).stream()
        .flatMap(decision -> decision.steps().stream())
        .flatMap(step ->
            step instanceof Exclusion exclusion
                ? Stream.of(exclusion.reason())
                : Stream.<Reason>empty())
        .reduce((earlier, later) -> later)
        .orElse(Reason.NOTHING_ELIGIBLE);
  }
}
