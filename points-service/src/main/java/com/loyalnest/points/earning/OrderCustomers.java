package com.loyalnest.points.earning;

import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.program.ProgramHistory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/// Tags of customers that must be known before an order can be priced, because some version of its
/// program excludes by them. Where none does, nothing is looked up.
@Component
public class OrderCustomers {
  private final OrderTable orders;
  private final CustomerTags tags;

  OrderCustomers(OrderTable orders, CustomerTags tags) {
    this.orders = orders;
    this.tags = tags;
  }

  /// The orders that cannot be priced yet, each with the customer whose tags it lacks. Call it
  /// inside a transaction.
  ///
  /// @param histories of the orders' merchants
  public SortedMap<OrderKey, CustomerIdentity> missing(
      Collection<OrderChange> changes, Map<String, ProgramHistory> histories) {
    var facts = new TreeMap<OrderKey, OrderFacts>();
    changes.forEach(change -> facts.merge(change.key(), change.facts(), OrderFacts::merge));
    var missing = new TreeMap<OrderKey, CustomerIdentity>();
    facts.forEach((key, told) -> {
      var history = histories.get(key.merchantId());
      if (history != null && history.exclusions().askForCustomers()) {
        var before = orders.find(key).orElse(OrderState.unknown(key));
        lacking(key, before.facts().merge(told), before.circumstances(), history)
            .ifPresent(customer -> missing.put(key, customer));
      }
    });
    return missing;
  }

  /// Asks the shops, and keeps nothing. Call it before any row is locked.
  ///
  /// @throws ShopAway when a shop cannot be asked
  public Map<CustomerIdentity, SortedSet<String>> fetch(Collection<CustomerIdentity> customers) {
    var byMerchant = new TreeMap<String, SortedSet<CustomerIdentity>>();
    customers.forEach(customer ->
        byMerchant
            .computeIfAbsent(customer.merchantId(), merchant -> new TreeSet<>())
            .add(customer));
    var found = new HashMap<CustomerIdentity, SortedSet<String>>();
    byMerchant.forEach((merchant, asked) -> found.putAll(tags.fetch(merchant, asked)));
    return found;
  }

  /// @param circumstances of each order
  /// @param facts of each order, merged
  /// @param found what the shops were asked for before
  /// @throws CannotAcquireLockException when an order was paid or changed hands since they were:
  ///   begin again
  Map<OrderKey, Circumstances> with(
      Map<OrderKey, Circumstances> circumstances,
      Map<OrderKey, OrderFacts> facts,
      Map<String, ProgramHistory> histories,
      Map<CustomerIdentity, SortedSet<String>> found) {
    var all = new HashMap<>(circumstances);
    facts.forEach((key, merged) -> {
      var history = histories.get(key.merchantId());
      var kept = all.getOrDefault(key, Circumstances.NONE);
      if (history != null) {
        lacking(key, merged, kept, history)
            .ifPresent(customer ->
                all.put(
                    key, kept.withCustomer(customer.externalId(), of(customer, history, found))));
      }
    });
    return all;
  }

  private static SortedSet<String> of(
      CustomerIdentity customer,
      ProgramHistory history,
      Map<CustomerIdentity, SortedSet<String>> found) {
    var tags = found.get(customer);
    if (tags == null) {
      throw new CannotAcquireLockException("a customer's tags must be looked up first");
    }
    return history.exclusions().excludedCustomerTags(List.copyOf(tags));
  }

  /// Whose tags an order still lacks, if anybody's.
  static Optional<CustomerIdentity> lacking(
      OrderKey key, OrderFacts facts, Circumstances kept, ProgramHistory history) {
    return !history.exclusions().askForCustomers()
            || facts.newest() == null
            || facts.firstPaidAt() == null
            || !facts.counts(history)
        ? Optional.empty()
        : facts
            .ownerExternalId()
            .filter(externalId -> !kept.customerTags().containsKey(externalId))
            .map(externalId -> new CustomerIdentity(key.merchantId(), key.platform(), externalId));
  }
}
