package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.earning.CustomerTags;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Customers' tags as the Admin API tells them.
@Component
class AdminApiCustomers implements CustomerTags {
  static final AdminCall<CustomersAnswer> CUSTOMERS =
      AdminCall.of("customers", CustomersAnswer.class);

  private static final String CUSTOMER_GID = "gid://shopify/Customer/";
  private static final int AT_ONCE = 50;

  private final AdminClient client;
  private final ShopAccesses accesses;

  AdminApiCustomers(AdminClient client, ShopAccesses accesses) {
    this.client = client;
    this.accesses = accesses;
  }

  @Override
  public Map<CustomerIdentity, SortedSet<String>> fetch(
      String merchantId, Collection<CustomerIdentity> customers) {
    var access = accesses.of(merchantId);
    var asked = List.copyOf(customers);
    var found = new HashMap<CustomerIdentity, SortedSet<String>>();
    for (var from = 0; from < asked.size(); from += AT_ONCE) {
      var some = asked.subList(from, Math.min(from + AT_ONCE, asked.size()));
      var ids = some.stream().map(customer -> CUSTOMER_GID + customer.externalId()).toList();
      var answer = client.ask(access, CUSTOMERS, Map.of("ids", ids));
      some.forEach(customer -> found.put(customer, tags(customer, answer)));
    }
    return found;
  }

  private static SortedSet<String> tags(CustomerIdentity customer, CustomersAnswer answer) {
    var tags = new TreeSet<String>();
    for (var node : answer.nodes()) {
      if (node != null && node.legacyResourceId().equals(customer.externalId())) {
        tags.addAll(node.tags());
      }
    }
    return tags;
  }
}
