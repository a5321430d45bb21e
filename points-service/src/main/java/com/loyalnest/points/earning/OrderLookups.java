package com.loyalnest.points.earning;

import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.program.ProgramHistory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What a single order's price depends on and only its shop may know. No transaction is held while
/// the shop is asked.
@Component
class OrderLookups {
  private final OrderProducts products;
  private final OrderCustomers customers;
  private final TransactionTemplate transactions;

  OrderLookups(OrderProducts products, OrderCustomers customers, TransactionTemplate transactions) {
    this.products = products;
    this.customers = customers;
    this.transactions = transactions;
  }

  /// Afterwards the products that the order names are known.
  ///
  /// @throws ShopAway when the shop cannot be asked
  void makeProductsKnown(OrderChange order, Map<String, ProgramHistory> histories) {
    var missing =
        Objects.requireNonNull(
            transactions.execute(transaction -> products.missing(List.of(order), histories)));
    if (!missing.isEmpty()) {
      var fetched = products.fetch(missing.values());
      transactions.executeWithoutResult(transaction -> products.keep(fetched));
    }
  }

  /// The customer whose tags must be asked for, if they must.
  Collection<CustomerIdentity> customers(OrderChange order, Map<String, ProgramHistory> histories) {
    return Objects.requireNonNull(
            transactions.execute(transaction -> customers.missing(List.of(order), histories)))
        .values();
  }
}
