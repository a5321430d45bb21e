package com.loyalnest.admin.shop;

import java.util.List;
import java.util.Optional;

/// Finds the object a notice is about, and what a compliance topic asks for.
final class NoticeBody {
  private static final List<String> OBJECT_IDS =
      List.of(
          "id",
          "admin_graphql_api_id",
          "customer_id",
          "customerId",
          "order_id",
          "admin_graphql_api_customer_kept_id");

  /// Some bodies wrap their object in a field of its name.
  private static final List<String> WRAPPERS =
      List.of("app_subscription", "app_purchase_one_time", "order_edit", "customer");

  private NoticeBody() {}

  static Reading.Understood read(Fields body) {
    return Reading.Understood.of(new Notice(objectId(body)));
  }

  private static String objectId(Fields body) {
    return firstId(body)
        .or(() -> WRAPPERS.stream().flatMap(name -> wrapped(body, name)).findFirst())
        .orElse("");
  }

  private static java.util.stream.Stream<String> wrapped(Fields body, String name) {
    return body.object(name).flatMap(NoticeBody::firstId).stream();
  }

  private static Optional<String> firstId(Fields body) {
    return OBJECT_IDS.stream().flatMap(name -> body.optionalId(name).stream()).findFirst();
  }

  static Reading.Understood readCompliance(String topic, Fields body) {
    return switch (topic) {
      case "customers/data_request" -> aboutCustomer("data_request", body);
      case "customers/redact" -> aboutCustomer("redact", body);
      default ->
          new Reading.Understood(
              new Notice(body.optionalId("shop_id").orElse("")),
              Contact.NONE,
              Optional.of(new ComplianceRequest("shop_redact", "")));
    };
  }

  private static Reading.Understood aboutCustomer(String type, Fields body) {
    var customer = body.object("customer").orElseThrow(() -> body.wrong("customer", "is missing"));
    var id = customer.id("id");
    var contact = new Contact(id, customer.text("email"), customer.text("phone"), "", "", "");
    return new Reading.Understood(
        new Notice(id), contact, Optional.of(new ComplianceRequest(type, id)));
  }
}
