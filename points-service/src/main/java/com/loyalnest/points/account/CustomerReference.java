package com.loyalnest.points.account;

import java.util.regex.Pattern;

/// A customer as a request may name one: by our id, by Shopify's number, or by its `gid://`.
public sealed interface CustomerReference {
  String SHOPIFY = "shopify";

  /// Ours.
  record Account(String customerId) implements CustomerReference {}

  /// The platform's.
  record External(String platform, String externalId) implements CustomerReference {}

  static CustomerReference parse(String text) {
    var number = Forms.NUMBER.matcher(text);
    return number.matches() ? new External(SHOPIFY, number.group("number")) : new Account(text);
  }

  /// The texts Shopify uses for a customer.
  final class Forms {
    private static final Pattern NUMBER =
        Pattern.compile("(gid://shopify/Customer/)?(?<number>[0-9]{1,20})");

    private Forms() {}
  }
}
