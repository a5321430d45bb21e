package com.loyalnest.admin.shop;

import java.time.Instant;

/// Reads a customer.
final class CustomerBody {
  private CustomerBody() {}

  static Reading.Understood read(Fields body) {
    var id = body.id("id");
    var locale = body.locale("locale");
    var contact =
        new Contact(
            id,
            body.text("email"),
            body.text("phone"),
            body.text("first_name"),
            body.text("last_name"),
            locale);
    var customer =
        new Customer(id, body.time("updated_at"), body.flag("verified_email"), locale, false);
    return Reading.Understood.of(customer, contact);
  }

  /// The body is hardly more than the id.
  static Reading.Understood readDeleted(Fields body, Instant seenAt) {
    var when = body.optionalTime("updated_at").orElse(seenAt);
    return Reading.Understood.of(new Customer(body.id("id"), when, false, "", true));
  }
}
