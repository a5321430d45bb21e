package com.loyalnest.points.earning;

import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.EmailIndex;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Who made orders that name no customer: whoever has the address that was given.
@Component
public class OrderGuests {
  private final OrderTable orders;
  private final EmailIndex emails;

  OrderGuests(OrderTable orders, EmailIndex emails) {
    this.orders = orders;
    this.emails = emails;
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

  /// By order; one whose address cannot be asked for, or that has none, is left out.
  public SortedMap<OrderKey, CustomerIdentity> guests(
      Collection<GuestOrder> unknown, Map<ContactEntry, Contact> fetched) {
    var guests = new TreeMap<OrderKey, CustomerIdentity>();
    for (var order : unknown) {
      var contact = fetched.get(order.contact());
      if (contact != null && !contact.email().isBlank()) {
        guests.put(order.key(), emails.guest(order.key().merchantId(), contact.email()));
      }
    }
    return guests;
  }
}
