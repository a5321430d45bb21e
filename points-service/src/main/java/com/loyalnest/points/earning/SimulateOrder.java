package com.loyalnest.points.earning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What an order or a cart would earn by a program that need not be in force, by the very rules
/// that price real orders. No points are written; what the shop had to be asked for is known from
/// then on, a customer's tags for ten minutes. Call it outside of a transaction.
@Component
public class SimulateOrder {
  private static final Duration TAGS_STAY = Duration.ofMinutes(10);
  private static final int CUSTOMERS_KEPT = 10_000;

  private final OrderTable orders;
  private final OrderLookups lookups;
  private final OrderProducts products;
  private final OrderSegments segments;
  private final OrderCustomers customers;
  private final Accounts accounts;
  private final TransactionTemplate transactions;
  private final BusinessClock clock;
  private final Cache<CustomerIdentity, SortedSet<String>> tags =
      Caffeine.newBuilder().expireAfterWrite(TAGS_STAY).maximumSize(CUSTOMERS_KEPT).build();

  SimulateOrder(
      OrderTable orders,
      OrderLookups lookups,
      OrderProducts products,
      OrderSegments segments,
      OrderCustomers customers,
      Accounts accounts,
      TransactionTemplate transactions,
      BusinessClock clock) {
    this.orders = orders;
    this.lookups = lookups;
    this.products = products;
    this.segments = segments;
    this.customers = customers;
    this.accounts = accounts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// All that is known of an order, its refunds too, priced by the program.
  ///
  /// @param number of the program's version; 0 of one that was never in force
  /// @return empty if nothing is known of the order but refunds
  /// @throws ShopAway when the shop cannot be asked for what the price depends on
  public Optional<PricedOrder> order(OrderKey key, ProgramConfig program, int number) {
    return Objects.requireNonNull(transactions.execute(transaction -> orders.find(key)))
        .filter(state -> state.facts().newest() != null)
        .map(state ->
            price(
                isPricedBy(number, state) ? state : state.underAnotherProgram(),
                state.facts(),
                state.customerId() == null
                    ? null
                    : new AccountKey(key.merchantId(), state.customerId()),
                program,
                state.customerId() != null || state.facts().owner() != null));
  }

  private static boolean isPricedBy(int number, OrderState order) {
    return order.priced() != null && order.priced().programVersion() == number;
  }

  /// The cart as an order that is paid now.
  ///
  /// @throws ShopAway when the shop cannot be asked for what the price depends on
  public PricedOrder cart(Cart cart, ProgramConfig program) {
    var key = new OrderKey(cart.merchantId(), CustomerReference.SHOPIFY, "cart");
    var facts = cart.paidAt(clock.now(), externalId(cart.customer()));
    return price(OrderState.unknown(key), facts, cart.customer(), program, true);
  }

  private String externalId(@Nullable AccountKey customer) {
    return customer == null
        ? ""
        : Objects.requireNonNull(
                transactions.execute(
                    transaction -> accounts.externalId(customer, CustomerReference.SHOPIFY)))
            .orElse("");
  }

  private PricedOrder price(
      OrderState before,
      OrderFacts facts,
      @Nullable AccountKey owner,
      ProgramConfig program,
      boolean isSomebodys) {
    var history =
        Map.of(
            before.key().merchantId(),
            new ProgramHistory(
                List.of(new ProgramVersion(1, program, Instant.EPOCH, "simulation"))));
    var circumstances = circumstances(before, facts, owner, history);
    var customerId = owner == null ? null : owner.customerId();
    return new OrderPricing(
            program, circumstances, Multipliers.of(program, circumstances, customerId))
        .price(facts, Objects.requireNonNull(facts.newest()), isSomebodys);
  }

  private Circumstances circumstances(
      OrderState before,
      OrderFacts facts,
      @Nullable AccountKey owner,
      Map<String, ProgramHistory> history) {
    var key = before.key();
    var order = new OrderChange(key, facts, "system", Cause.current());
    lookups.makeProductsKnown(order, history);
    var found = new HashMap<CustomerIdentity, SortedSet<String>>();
    OrderCustomers.lacking(
            key,
            facts,
            before.circumstances(),
            Objects.requireNonNull(history.get(key.merchantId())))
        .ifPresent(customer -> found.put(customer, tags.get(customer, this::tags)));
    var merged = Map.of(key, facts);
    var looked =
        Objects.requireNonNull(
            transactions.execute(transaction ->
                customers.with(
                    segments.with(
                        products.circumstances(Map.of(key, before), merged, history),
                        owner == null ? Map.of() : Map.of(key, owner),
                        merged,
                        history),
                    merged,
                    history,
                    found)));
    return Objects.requireNonNull(looked.get(key));
  }

  private SortedSet<String> tags(CustomerIdentity customer) {
    return customers.fetch(List.of(customer)).getOrDefault(customer, new TreeSet<>());
  }
}
