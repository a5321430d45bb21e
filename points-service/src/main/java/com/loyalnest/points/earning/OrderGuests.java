package com.loyalnest.points.earning;

import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.EmailAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Who made orders that name no customer: whoever has the address that was given.
@Component
public class OrderGuests {
  private final OrderTable orders;

  OrderGuests(OrderTable orders) {
    this.orders = orders;
  }

  /// Those that are nobody's yet, each once. Call it inside a transaction.
  public List<GuestOrder> unknown(Collection<GuestOrder> sighted) {
    var first = new TreeMap<OrderKey, GuestOrder>();
    sighted.stream()
        .sorted(Comparator.comparing(GuestOrder::updatedAt))
        .forEach(order -> first.putIfAbsent(order.key(), order));
    first.keySet().removeIf(this::isSomebodys);
    return List.copyOf(first.values());
  }

  private boolean isSomebodys(OrderKey key) {
    return orders.find(key).filter(order -> order.customerId() != null).isPresent();
  }

  /// Of whoever made the orders; one whose address cannot be asked for, or that has none, is left
  /// out.
  public SortedMap<OrderKey, EmailAddress> addresses(
      Collection<GuestOrder> unknown, Map<ContactEntry, Contact> fetched) {
    var addresses = new TreeMap<OrderKey, EmailAddress>();
    for (var order : unknown) {
      Optional.ofNullable(fetched.get(order.contact()))
          .flatMap(contact -> EmailAddress.of(order.key().merchantId(), contact))
          .ifPresent(address -> addresses.put(order.key(), address));
    }
    return addresses;
  }
}
