package com.loyalnest.admin.webhook;

import java.time.Instant;
import java.util.Optional;

/// A webhook as the door took it, its signature verified, or what was found at the shop and is told
/// as if it were one. The texts come from headers; what no header can hold is taken out, so that
/// nothing in them can upset the database.
///
/// @param webhookId empty if there was none
/// @param body as it was signed
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Delivery(
    String merchantId,
    String topic,
    String webhookId,
    String eventId,
    String shopDomain,
    String apiVersion,
    Optional<Instant> triggeredAt,
    String correlationId,
    Origin origin,
    byte[] body) {
  private static final int LONGEST = 255;

  public Delivery {
    topic = clean(topic);
    webhookId = clean(webhookId);
    eventId = clean(eventId);
    shopDomain = clean(shopDomain);
    apiVersion = clean(apiVersion);
    correlationId = clean(correlationId);
  }

  private static String clean(String text) {
    var printable = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
    return printable.substring(0, Math.min(printable.length(), LONGEST));
  }

  @Override
  public String toString() {
    return "Delivery[" + merchantId + ", " + topic + ", " + webhookId + "]";
  }
}
