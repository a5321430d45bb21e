package com.loyalnest.admin.shop;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the suite does with a topic. The lists are ours: a topic of the platform that is in none of
/// them is logged and not acted on.
public enum TopicKind {
  /// The body is a whole order.
  ORDER(
      "orders/create",
      "orders/paid",
      "orders/updated",
      "orders/fulfilled",
      "orders/partially_fulfilled",
      "orders/cancelled"),
  REFUND("refunds/create"),
  CUSTOMER("customers/create", "customers/update", "customers/enable", "customers/disable"),
  CUSTOMER_DELETED("customers/delete"),
  CUSTOMERS_MERGED("customers/merge"),
  CUSTOMER_CONSENT("customers_email_marketing_consent/update"),
  PRODUCT("products/create", "products/update"),
  PRODUCT_DELETED("products/delete"),
  /// The three that every app must answer.
  COMPLIANCE("customers/data_request", "customers/redact", "shop/redact"),
  /// The installation itself changes; the body may be the same each time.
  INSTALLATION("app/uninstalled", "shop/update"),
  /// What the shop lets the app do.
  SCOPES("app/scopes_update"),
  /// Worth knowing, and the id is all that readers need of the body.
  NOTICE(
      "orders/delete",
      "orders/edited",
      "order_transactions/create",
      "returns/request",
      "returns/approve",
      "returns/decline",
      "returns/cancel",
      "returns/close",
      "returns/reopen",
      "returns/process",
      "returns/update",
      "customers/purchasing_summary",
      "customers_marketing_consent/update",
      "customer.tags_added",
      "customer.tags_removed",
      "customer.joined_segment",
      "customer.left_segment",
      "discounts/create",
      "discounts/update",
      "discounts/delete",
      "discounts/redeemcode_added",
      "discounts/redeemcode_removed",
      "bulk_operations/finish",
      "app_subscriptions/update",
      "app_subscriptions/approaching_capped_amount",
      "app_purchases_one_time/update"),
  UNKNOWN;

  private static final Map<String, TopicKind> BY_TOPIC =
      Stream.of(values())
          .flatMap(kind -> kind.topics.stream().map(topic -> Map.entry(topic, kind)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<String> topics;

  TopicKind(String... topics) {
    this.topics = Set.of(topics);
  }

  /// As the platform writes them.
  public Set<String> topics() {
    return topics;
  }

  public static TopicKind of(String topic) {
    return BY_TOPIC.getOrDefault(topic, UNKNOWN);
  }

  /// Whether two equal bodies may tell of two different occasions, because the body holds no
  /// version of what it tells.
  public boolean repeatsItself() {
    return sameWithin().isPresent();
  }

  /// Within what time two such bodies count as one all the same. A shop that is uninstalled,
  /// installed and uninstalled again within minutes says the same twice and means it; nobody asks
  /// twice a day for the same person's data.
  public Optional<ChronoUnit> sameWithin() {
    return switch (this) {
      case COMPLIANCE -> Optional.of(ChronoUnit.DAYS);
      case INSTALLATION, SCOPES -> Optional.of(ChronoUnit.MINUTES);
      default -> Optional.empty();
    };
  }
}
