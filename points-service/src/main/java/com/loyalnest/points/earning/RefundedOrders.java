package com.loyalnest.points.earning;

import com.loyalnest.points.program.Programs;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// What refunds did to orders, for whoever follows them.
@Component
public class RefundedOrders {
  private final OrderTable orders;
  private final Programs programs;

  RefundedOrders(OrderTable orders, Programs programs) {
    this.orders = orders;
    this.programs = programs;
  }

  /// Locks orders that are known; what refunds did to each by all that is known of it now.
  public Map<OrderKey, RefundedOrder> lock(SortedSet<OrderKey> keys) {
    SortedSet<String> merchants = new TreeSet<>();
    keys.forEach(key -> merchants.add(key.merchantId()));
    var histories = programs.of(merchants);
    var refunded = new TreeMap<OrderKey, RefundedOrder>();
    orders
        .lock(keys)
        .forEach((key, order) -> {
          var history = Objects.requireNonNull(histories.get(key.merchantId()));
          var program = history.at(order.facts().decisiveTime());
          refunded.put(
              key, new RefundedOrder(RefundedGoods.share(order.facts()), program.config()));
        });
    return refunded;
  }
}
