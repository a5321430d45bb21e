package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.webhook.Announcements;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/// The shop's customers.
@Service
public class Customers {
  private final Records records;
  private final Announcements announcements;
  private final ShopClock clock;

  Customers(Records records, Announcements announcements, ShopClock clock) {
    this.records = records;
    this.announcements = announcements;
    this.clock = clock;
  }

  /// Opens an account and tells the app.
  @Transactional
  public ObjectNode register(String firstName, String lastName, String email, String locale) {
    return register(firstName, lastName, email, locale, clock.instant());
  }

  @Transactional
  public ObjectNode register(
      String firstName, String lastName, String email, String locale, Instant at) {
    if (firstName.isBlank() || !isAddress(email)) {
      throw new NotPossible("a customer needs a first name and an email address");
    }
    var customer = document(records.newId(), firstName, lastName, email, locale, at);
    records.save(Kind.CUSTOMER, customer);
    announcements.make(at, List.of("customers/create"), published(customer));
    return customer;
  }

  static boolean isAddress(@Nullable String email) {
    return email != null && email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  }

  /// The language is the shop's own knowledge: webhooks tell it with an order only.
  private static ObjectNode published(ObjectNode customer) {
    var told = customer.deepCopy();
    told.remove("locale");
    return told;
  }

  private ObjectNode document(
      long id, String firstName, String lastName, String email, String locale, Instant at) {
    var customer = Documents.object();
    customer.put("id", id);
    customer.put("created_at", Documents.time(at));
    customer.put("updated_at", Documents.time(at));
    customer.put("first_name", firstName);
    customer.put("last_name", lastName);
    customer.put("state", "enabled");
    customer.putNull("note");
    customer.put("verified_email", true);
    customer.putNull("multipass_identifier");
    customer.put("tax_exempt", false);
    customer.put("email", email);
    customer.putNull("phone");
    customer.put("currency", "USD");
    var address = address(id, firstName, lastName);
    customer.putArray("addresses").add(address);
    customer.putArray("tax_exemptions");
    customer.put("admin_graphql_api_id", Documents.gid("Customer", id));
    customer.set("default_address", address.deepCopy());
    customer.put("locale", locale);
    return customer;
  }

  private ObjectNode address(long customerId, String firstName, String lastName) {
    var address = Documents.object();
    address.put("id", records.newId());
    address.put("customer_id", customerId);
    address.put("first_name", firstName);
    address.put("last_name", lastName);
    address.putNull("company");
    address.put("address1", "1 Nest Street");
    address.putNull("address2");
    address.put("city", "Ottawa");
    address.put("province", "Ontario");
    address.put("country", "Canada");
    address.put("zip", "K2P 2L8");
    address.put("phone", "555-555-5555");
    address.put("name", (firstName + " " + lastName).strip());
    address.put("province_code", "ON");
    address.put("country_code", "CA");
    address.put("country_name", "Canada");
    address.put("default", true);
    return address;
  }
}
