package com.loyalnest.frontend.api.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/// What a webhook request says about itself. Nothing of it is signed but the body.
///
/// @param signature `X-Shopify-Hmac-Sha256` as it came
/// @param eventId shared by all deliveries of one action; may be empty
/// @param triggeredAt empty when absent or not readable
record Delivery(
    String signature,
    String topic,
    String shopDomain,
    String webhookId,
    String eventId,
    String apiVersion,
    Optional<Instant> triggeredAt) {
  private static final int LONGEST = 255;
  private static final Set<String> COMPLIANCE =
      Set.of("customers/data_request", "customers/redact", "shop/redact");

  /// Empty when a header that every delivery has is missing, or one is given twice.
  static Optional<Delivery> of(HttpServletRequest request) {
    var signature = header(request, "X-Shopify-Hmac-Sha256");
    var topic = header(request, "X-Shopify-Topic");
    var shop = header(request, "X-Shopify-Shop-Domain");
    var webhookId = header(request, "X-Shopify-Webhook-Id");
    if (signature.isEmpty() || topic.isEmpty() || shop.isEmpty() || webhookId.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivery(
            signature,
            topic,
            shop,
            webhookId,
            header(request, "X-Shopify-Event-Id"),
            header(request, "X-Shopify-API-Version"),
            instant(header(request, "X-Shopify-Triggered-At"))));
  }

  /// Topics on which Shopify wants a 200 for every valid signature, whatever became of the shop.
  boolean isCompliance() {
    return COMPLIANCE.contains(topic);
  }

  /// Whether the body of this topic names the shop that it comes from.
  boolean namesItsShop() {
    return isCompliance() || topic.startsWith("shop/") || topic.equals("app/uninstalled");
  }

  private static String header(HttpServletRequest request, String name) {
    var values = request.getHeaders(name);
    if (!values.hasMoreElements()) {
      return "";
    }
    var value = values.nextElement();
    return values.hasMoreElements() || value.length() > LONGEST ? "" : value;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
