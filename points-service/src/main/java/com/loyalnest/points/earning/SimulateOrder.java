package com.loyalnest.points.earning;

import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an order or a cart would earn by a program that need not be in force, by the very rules
/// that price real orders. Nothing is written. A product that is not known yet counts as one that
/// no tag and no collection excludes.
@Component
public class SimulateOrder {
  private final OrderTable orders;
  private final OrderProducts products;
  private final OrderSegments segments;
  private final BusinessClock clock;

  SimulateOrder(
      OrderTable orders, OrderProducts products, OrderSegments segments, BusinessClock clock) {
    this.orders = orders;
    this.products = products;
    this.segments = segments;
    this.clock = clock;
  }

  /// All that is known of an order, its refunds too, priced by the program.
  ///
  /// @return empty if nothing is known of the order but refunds
  @Transactional(readOnly = true)
  public Optional<PricedOrder> order(OrderKey key, ProgramConfig program) {
    return orders
        .find(key)
        .filter(state -> state.facts().newest() != null)
        .map(state ->
            price(
                state,
                state.facts(),
                state.customerId() == null
                    ? null
                    : new AccountKey(key.merchantId(), state.customerId()),
                program));
  }

  /// The cart as an order that is paid now.
  @Transactional(readOnly = true)
  public PricedOrder cart(Cart cart, ProgramConfig program) {
    var key = new OrderKey(cart.merchantId(), CustomerReference.SHOPIFY, "cart");
    return price(OrderState.unknown(key), cart.paidAt(clock.now()), cart.customer(), program);
  }

  private PricedOrder price(
      OrderState before, OrderFacts facts, @Nullable AccountKey owner, ProgramConfig program) {
    var key = before.key();
    var history =
        Map.of(
            key.merchantId(),
            new ProgramHistory(
                List.of(new ProgramVersion(1, program, Instant.EPOCH, "simulation"))));
    var looked =
        segments.with(
            products.circumstances(Map.of(key, before), Map.of(key, facts), history),
            owner == null ? Map.of() : Map.of(key, owner),
            Map.of(key, facts),
            history);
    var circumstances = Objects.requireNonNull(looked.get(key));
    var customerId = owner == null ? null : owner.customerId();
    return new OrderPricing(
            program, circumstances, Multipliers.of(program, circumstances, customerId))
        .price(
            facts, Objects.requireNonNull(facts.newest()), owner != null || facts.owner() != null);
  }
}
