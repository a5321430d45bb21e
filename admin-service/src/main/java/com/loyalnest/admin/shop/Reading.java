package com.loyalnest.admin.shop;

import java.util.Optional;

/// What came of reading a body.
public sealed interface Reading {

  /// It says what its topic promises.
  record Understood(ShopObject object, Contact contact, Optional<ComplianceRequest> request)
      implements Reading {
    static Understood of(ShopObject object) {
      return new Understood(object, Contact.NONE, Optional.empty());
    }

    static Understood of(ShopObject object, Contact contact) {
      return new Understood(object, contact, Optional.empty());
    }
  }

  /// A needed field is missing or has another shape.
  ///
  /// @param field its path, e.g. `line_items[0].quantity`
  record Unreadable(String field, String problem) implements Reading {}

  /// The signed body names another shop than the headers around it do.
  record OfAnotherShop(String field) implements Reading {}

  /// The suite does not act on the topic.
  record NotActedOn() implements Reading {}
}
