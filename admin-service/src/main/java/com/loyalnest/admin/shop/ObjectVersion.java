package com.loyalnest.admin.shop;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Which object of the shop something is about, in which version.
///
/// @param id in the platform's digits
/// @param updatedAt the version, if it was told; a refund tells of its order's change, not of the
///   order
public record ObjectVersion(ObjectKind kind, String id, Optional<Instant> updatedAt) {
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  /// Empty for what is about no single object.
  public static Optional<ObjectVersion> of(ShopObject told) {
    return switch (told) {
      case Order order ->
          version(ObjectKind.ORDER, order.id(), Optional.of(order.dates().updatedAt()));
      case Refund refund -> version(ObjectKind.ORDER, refund.orderId(), Optional.empty());
      case Customer customer ->
          version(ObjectKind.CUSTOMER, customer.externalId(), Optional.of(customer.updatedAt()));
      case Product product ->
          version(ObjectKind.PRODUCT, product.id(), Optional.of(product.updatedAt()));
      case Merge merge -> version(ObjectKind.CUSTOMER, merge.externalId(), Optional.empty());
      case Scopes scopes -> Optional.empty();
      case Notice notice -> Optional.empty();
    };
  }

  /// As far as it can be seen in a body that cannot be read.
  public static Optional<ObjectVersion> seenIn(String topic, JsonNode json) {
    return switch (TopicKind.of(topic)) {
      case ORDER -> seen(ObjectKind.ORDER, json.path("id"));
      case REFUND -> seen(ObjectKind.ORDER, json.path("order_id"));
      case CUSTOMER, CUSTOMER_DELETED -> seen(ObjectKind.CUSTOMER, json.path("id"));
      case CUSTOMER_CONSENT -> seen(ObjectKind.CUSTOMER, json.path("customer_id"));
      case PRODUCT, PRODUCT_DELETED -> seen(ObjectKind.PRODUCT, json.path("id"));
      default -> Optional.empty();
    };
  }

  private static Optional<ObjectVersion> seen(ObjectKind kind, JsonNode id) {
    return ID.matcher(id.asString("")).matches()
        ? version(kind, id.asString(), Optional.empty())
        : Optional.empty();
  }

  private static Optional<ObjectVersion> version(
      ObjectKind kind, String id, Optional<Instant> updatedAt) {
    return Optional.of(new ObjectVersion(kind, id, updatedAt));
  }
}
