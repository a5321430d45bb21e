package com.loyalnest.frontend.api.webhook;

import com.google.protobuf.Timestamp;
import com.google.protobuf.UnsafeByteOperations;
import com.loyalnest.admin.v1.ShopifyWebhook;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.Problem;
import com.loyalnest.frontend.api.http.RawBody;
import com.loyalnest.frontend.api.shop.KnownShop;
import com.loyalnest.frontend.api.shop.ShopDirectory;
import com.loyalnest.frontend.config.WebhookSettings;
import com.loyalnest.platform.id.Ids;
import io.grpc.StatusRuntimeException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The door for Shopify's webhooks, before everything else. It answers 200 only after admin's
/// commit, and tells someone without the right signature nothing: each such request gets the same
/// 401, and a counter is all that remains of it. 503 makes Shopify come again.
final class WebhookDoor extends HttpFilter {
  static final String PATH = "/v1/api/shopify/webhook";

  private static final long serialVersionUID = 1;
  private static final Answer DONE = Answer.ok(Map.of());
  private static final Answer REFUSED =
      Answer.of(Problem.of(401, "UNAUTHENTICATED", "the webhook is not valid"));
  private static final Answer TOO_LARGE =
      Answer.of(Problem.of(413, "BODY_TOO_LARGE", "the body is larger than 2 MB"));
  private static final Answer WRONG_VERB =
      Answer.of(Problem.of(405, "METHOD_NOT_ALLOWED", "this path takes POST"))
          .with("Allow", "POST");

  private final transient BodySignature signature;
  private final transient ShopDirectory shops;
  private final transient Gathering gathering;
  private final transient WebhookCounters counters;
  private final transient WebhookSettings settings;
  private final transient Ids ids;

  WebhookDoor(
      BodySignature signature,
      ShopDirectory shops,
      Gathering gathering,
      WebhookCounters counters,
      WebhookSettings settings,
      Ids ids) {
    this.signature = signature;
    this.shops = shops;
    this.gathering = gathering;
    this.counters = counters;
    this.settings = settings;
    this.ids = ids;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    answer(request).writeTo(response);
  }

  private Answer answer(HttpServletRequest request) throws IOException {
    if (!"POST".equals(request.getMethod())) {
      return WRONG_VERB;
    }
    var deadline = System.nanoTime() + settings.answerWithin().toNanos();
    var body = RawBody.of(request);
    if (body.isEmpty()) {
      counters.count("too_large");
      return TOO_LARGE;
    }
    var delivery = Delivery.of(request);
    if (delivery.isEmpty() || !signature.fits(body.get(), delivery.get().signature())) {
      return refused();
    }
    return genuine(delivery.get(), body.get(), deadline);
  }

  private Answer genuine(Delivery delivery, byte[] body, long deadline) {
    Optional<KnownShop> shop;
    try {
      shop = shops.find(delivery.shopDomain());
    } catch (StatusRuntimeException authIsAway) {
      return away();
    }
    if (shop.isEmpty()
        || (delivery.namesItsShop() && !BodyShop.fits(body, delivery.shopDomain()))) {
      return delivery.isCompliance() ? ofNoShop() : refused();
    }
    return handled(webhook(delivery, shop.get(), body), deadline);
  }

  private Answer handled(ShopifyWebhook webhook, long deadline) {
    try {
      var receipt = gathering.add(webhook).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (receipt.getOutcome() == WebhookReceipt.Outcome.ACCEPTED
          || receipt.getOutcome() == WebhookReceipt.Outcome.DUPLICATE
          || receipt.getOutcome() == WebhookReceipt.Outcome.PARKED
          || receipt.getOutcome() == WebhookReceipt.Outcome.IGNORED) {
        counters.count(receipt.getOutcome());
        return DONE;
      }
      return away();
    } catch (ExecutionException | TimeoutException notStored) {
      return away();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return away();
    }
  }

  private ShopifyWebhook webhook(Delivery delivery, KnownShop shop, byte[] body) {
    var webhook =
        ShopifyWebhook.newBuilder()
            .setMerchantId(shop.merchantId())
            .setTopic(delivery.topic())
            .setWebhookId(delivery.webhookId())
            .setEventId(delivery.eventId())
            .setShopDomain(delivery.shopDomain())
            .setApiVersion(delivery.apiVersion())
            .setBody(UnsafeByteOperations.unsafeWrap(body))
            .setCorrelationId(ids.nextText());
    delivery
        .triggeredAt()
        .ifPresent(time ->
            webhook.setTriggeredAt(
                Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano())));
    return webhook.build();
  }

  private Answer refused() {
    counters.count("refused");
    return REFUSED;
  }

  private Answer ofNoShop() {
    counters.count("no_shop");
    return DONE;
  }

  private Answer away() {
    counters.count("away");
    return Answer.of(Problem.away());
  }
}
