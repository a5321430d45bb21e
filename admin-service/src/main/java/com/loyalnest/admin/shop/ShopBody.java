package com.loyalnest.admin.shop;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the body of a topic. It never throws on what the platform sends: whatever cannot be read
/// is answered with the field that stood in the way.
public final class ShopBody {
  private static final List<String> SHOP_FIELDS = List.of("shop_domain", "myshopify_domain");

  private ShopBody() {}

  /// @param shopDomain the shop the headers name; only the body is signed, so a body that names its
  ///   shop decides
  /// @param seenAt stands in for the time of a deletion, which the body does not tell
  public static Reading read(String topic, String shopDomain, JsonNode json, Instant seenAt) {
    var kind = TopicKind.of(topic);
    if (kind == TopicKind.UNKNOWN) {
      return new Reading.NotActedOn();
    }
    try {
      var body = Fields.of(json);
      var foreign = namesAnotherShop(kind, shopDomain, body);
      return foreign.isEmpty()
          ? understood(kind, topic, body, seenAt)
          : new Reading.OfAnotherShop(foreign);
    } catch (UnreadableField unreadable) {
      return new Reading.Unreadable(unreadable.field(), unreadable.problem());
    }
  }

  private static Reading understood(TopicKind kind, String topic, Fields body, Instant seenAt) {
    return switch (kind) {
      case ORDER -> OrderBody.read(body);
      case REFUND -> Reading.Understood.of(RefundBody.read(body));
      case CUSTOMER -> CustomerBody.read(body);
      case CUSTOMER_DELETED -> CustomerBody.readDeleted(body, seenAt);
      case CUSTOMERS_MERGED -> MergeBody.read(body);
      case CUSTOMER_CONSENT -> CustomerBody.readConsent(body, seenAt);
      case PRODUCT -> ProductBody.read(body);
      case PRODUCT_DELETED -> ProductBody.readDeleted(body, seenAt);
      case COMPLIANCE -> NoticeBody.readCompliance(topic, body);
      case SCOPES -> Scopes.read(body);
      case INSTALLATION, NOTICE -> NoticeBody.read(body);
      case UNKNOWN -> new Reading.NotActedOn();
    };
  }

  /// The field that does, or empty.
  private static String namesAnotherShop(TopicKind kind, String shopDomain, Fields body) {
    if (!kind.repeatsItself()) {
      return "";
    }
    return SHOP_FIELDS.stream()
        .filter(body::has)
        .filter(field -> !body.text(field).equalsIgnoreCase(shopDomain))
        .findFirst()
        .orElse("");
  }
}
