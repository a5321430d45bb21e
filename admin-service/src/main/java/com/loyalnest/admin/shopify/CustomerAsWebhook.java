package com.loyalnest.admin.shopify;

import tools.jackson.databind.node.ObjectNode;

/// A customer of the Admin API as a `customers/create` tells it, as far as the suite reads that.
final class CustomerAsWebhook {
  private CustomerAsWebhook() {}

  static ObjectNode of(ObjectNode customer) {
    var body = inOrder(customer);
    Node.copy(customer, "createdAt", body, "created_at");
    Node.copy(customer, "updatedAt", body, "updated_at");
    Node.copy(customer, "locale", body, "locale");
    Node.copy(customer, "verifiedEmail", body, "verified_email");
    Node.copyWord(customer, "state", body, "state");
    if (customer.path("defaultEmailAddress") instanceof ObjectNode address) {
      var consent = body.putObject("email_marketing_consent");
      Node.copyWord(address, "marketingState", consent, "state");
      Node.copy(address, "marketingUpdatedAt", consent, "consent_updated_at");
    }
    return body;
  }

  /// As far as an order tells of its customer.
  static ObjectNode inOrder(ObjectNode customer) {
    var body = Node.object().put("id", Node.id(customer));
    Node.copy(customer, "firstName", body, "first_name");
    Node.copy(customer, "lastName", body, "last_name");
    Node.copy(customer.path("defaultEmailAddress"), "emailAddress", body, "email");
    Node.copy(customer.path("defaultPhoneNumber"), "phoneNumber", body, "phone");
    return body;
  }
}
