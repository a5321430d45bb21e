package com.loyalnest.admin.webhook;

import com.loyalnest.admin.payload.Json;
import com.loyalnest.admin.payload.KeptFields;
import com.loyalnest.admin.shop.Contact;
import com.loyalnest.admin.shop.ObjectVersion;
import com.loyalnest.admin.shop.Reading;
import com.loyalnest.admin.shop.ShopBody;
import com.loyalnest.platform.crypto.BlindIndex;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.time.BusinessClock;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Works out all that will be written of a delivery, before any transaction begins. It answers for
/// every body, also for one it was not made for.
@Component
class DeliveryReading {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryReading.class);
  private static final String CONTACT_DIGEST = "shop.contact";

  private final Ids ids;
  private final BlindIndex blindIndex;
  private final BusinessClock clock;

  DeliveryReading(Ids ids, BlindIndex blindIndex, BusinessClock clock) {
    this.ids = ids;
    this.blindIndex = blindIndex;
    this.clock = clock;
  }

  ReadDelivery read(Delivery delivery) {
    return read(delivery, ids.nextText());
  }

  ReadDelivery read(Delivery delivery, String logId) {
    try {
      return Json.read(delivery.body())
          .map(json -> understand(delivery, logId, json))
          .orElseGet(() -> parked(delivery, logId, "body: not JSON"));
    } catch (RuntimeException unforeseen) {
      LOG.error("reading a body of {} failed, log {}", delivery.topic(), logId, unforeseen);
      return parked(delivery, logId, "body: could not be read");
    }
  }

  /// The last resort for a delivery that could not be written as it was read: only its sealed body.
  ReadDelivery parked(Delivery delivery, String logId, String reason) {
    return entry(delivery, logId, new Verdict(ReadDelivery.PARKED, reason), "", Optional.empty());
  }

  private ReadDelivery understand(Delivery delivery, String logId, JsonNode json) {
    var seenAt = delivery.triggeredAt().orElseGet(clock::now);
    return switch (ShopBody.read(delivery.topic(), delivery.shopDomain(), json, seenAt)) {
      case Reading.Understood understood -> accepted(delivery, logId, json, understood);
      case Reading.Unreadable unreadable ->
          entry(
              delivery,
              logId,
              new Verdict(ReadDelivery.PARKED, unreadable.field() + ": " + unreadable.problem()),
              plain(delivery, json),
              ObjectVersion.seenIn(delivery.topic(), json));
      case Reading.OfAnotherShop foreign -> ofAnotherShop(delivery, logId, foreign);
      case Reading.NotActedOn ignored ->
          entry(
              delivery,
              logId,
              new Verdict(ReadDelivery.IGNORED, "the suite does not act on this topic"),
              plain(delivery, json),
              Optional.empty());
    };
  }

  private ReadDelivery accepted(
      Delivery delivery, String logId, JsonNode json, Reading.Understood understood) {
    var event =
        new ShopSynced(
            delivery.topic(),
            logId,
            delivery.triggeredAt(),
            understood.object(),
            digest(delivery.merchantId(), understood.contact()),
            delivery.origin() == Origin.HISTORY);
    return new ReadDelivery(
        delivery,
        logId,
        bodyDigest(delivery),
        ReadDelivery.ACCEPTED,
        "",
        plain(delivery, json),
        SealedBody.of(understood.contact(), delivery.body()),
        ObjectVersion.of(understood.object()),
        Optional.of(event),
        understood.request());
  }

  /// How a delivery without an event ends, and why.
  private record Verdict(String outcome, String reason) {}

  private ReadDelivery entry(
      Delivery delivery,
      String logId,
      Verdict verdict,
      String payload,
      Optional<ObjectVersion> about) {
    return new ReadDelivery(
        delivery,
        logId,
        bodyDigest(delivery),
        verdict.outcome(),
        verdict.reason(),
        payload,
        SealedBody.of(Contact.NONE, delivery.body()),
        about,
        Optional.empty(),
        Optional.empty());
  }

  /// Another shop's data is not kept here, not even sealed.
  private ReadDelivery ofAnotherShop(
      Delivery delivery, String logId, Reading.OfAnotherShop foreign) {
    return new ReadDelivery(
        delivery,
        logId,
        bodyDigest(delivery),
        ReadDelivery.PARKED,
        foreign.field() + ": the body is of another shop",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Empty when the body is no JSON object.
  private static String plain(Delivery delivery, JsonNode json) {
    return json instanceof ObjectNode body
        ? Json.write(KeptFields.of(delivery.topic()).keep(body))
        : "";
  }

  private byte[] bodyDigest(Delivery delivery) {
    return BodyDigest.of(delivery.topic(), delivery.body(), clock.now());
  }

  private String digest(String merchantId, Contact contact) {
    return contact.isEmpty()
        ? ""
        : HexFormat.of().formatHex(blindIndex.of(CONTACT_DIGEST, merchantId, contact.normalised()));
  }
}
