package com.loyalnest.frontend.api.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.loyalnest.frontend.support.AdminPeer;
import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.Edge.Reply;
import com.loyalnest.frontend.support.EdgeTest;
import com.loyalnest.platform.crypto.Hmac;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EdgeTest
class WebhookDoorTest {
  private static final byte[] BODY = "{\"id\":820982911946154508}".getBytes(UTF_8);
  private static final String PAID = "orders/paid";

  private final Edge edge;
  private final AdminPeer admin;
  private final MeterRegistry meters;

  WebhookDoorTest(Edge edge, AdminPeer admin, MeterRegistry meters) {
    this.edge = edge;
    this.admin = admin;
    this.meters = meters;
  }

  @Test
  void handsAGenuineDeliveryToAdminAsItWasSigned() {
    var reply = edge.send(edge.webhook("nest-one.myshopify.com", PAID, BODY));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("{\"status\":\"ok\",\"error\":null}");
    var received = admin.received("nest-one.myshopify.com").getFirst();
    assertThat(received.getMerchantId()).isEqualTo("merchant-one");
    assertThat(received.getTopic()).isEqualTo(PAID);
    assertThat(received.getBody().toByteArray()).isEqualTo(BODY);
    assertThat(received.getApiVersion()).isEqualTo("2026-07");
    assertThat(received.getEventId()).isEqualTo("event-1");
    assertThat(received.getTriggeredAt())
        .isEqualTo(Timestamp.newBuilder().setSeconds(1_783_700_147L).setNanos(123_456_789).build());
    assertThat(received.getCorrelationId()).hasSize(36);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test/parked", "test/ignored", "orders/updated"})
  void says200ForEveryDeliveryThatIsDurable(String topic) {
    assertThat(edge.send(edge.webhook("nest-two.myshopify.com", topic, BODY)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test/away", "test/failed"})
  void says503SoThatShopifyComesAgainWhenNothingWasStored(String topic) {
    var reply = edge.send(edge.webhook("nest-away.myshopify.com", topic, BODY));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void says503WhenAShopCannotBeLookedUp() {
    assertThat(edge.send(edge.webhook("away-shop.myshopify.com", PAID, BODY)).status())
        .isEqualTo(503);
  }

  @Test
  void takesDeliveriesOfAShopThatUninstalledTheApp() {
    assertThat(edge.send(edge.webhook("gone-shop.myshopify.com", PAID, BODY)).status())
        .isEqualTo(200);
  }

  @Test
  void givesEveryAttackTheSame401AndStoresNothing() {
    var shop = "nest-attacked.myshopify.com";
    var before = refusals();
    var attacks =
        List.of(
            edge.send(edge.unsignedWebhook(shop, PAID, BODY)),
            signedAs(shop, Edge.signature("wrong", BODY)),
            signedAs(shop, HexFormat.of().formatHex(Hmac.sha256("hush".getBytes(UTF_8), BODY))),
            signedAs(shop, Edge.signature("hush", "{\"id\": 820982911946154508}".getBytes(UTF_8))),
            signedAs(shop, Edge.signature("hush", BODY).toLowerCase(java.util.Locale.ROOT)),
            signedAs(shop, Edge.signature("hush", BODY).replace("=", "")),
            signedAs(shop, Edge.signature("hush", BODY) + "="),
            signedAs(shop, "="),
            signedAs(shop, "x".repeat(5000)),
            edge.send(edge.webhook(shop, PAID, BODY).header("X-Shopify-Hmac-Sha256", "second one")),
            edge.send(
                edge.webhook(shop, PAID, BODY)
                    .header("X-Shopify-Shop-Domain", "nest-other.myshopify.com")),
            edge.send(edge.webhook(shop, PAID, BODY).header("X-Shopify-Topic", "orders/create")),
            edge.send(edge.webhook(shop, PAID, BODY).setHeader("X-Shopify-Webhook-Id", "")),
            edge.send(edge.webhook(shop, "", BODY)),
            edge.send(edge.webhook("unknown-shop.myshopify.com", PAID, BODY)),
            edge.send(edge.webhook("nest-attacked.myshopify.com.evil.com", PAID, BODY)),
            edge.send(edge.webhook("evil.com/nest-attacked.myshopify.com", PAID, BODY)),
            edge.send(edge.unsignedWebhook(shop, PAID, new byte[0])));

    assertThat(attacks).extracting(Reply::status).containsOnly(401);
    assertThat(attacks).extracting(Reply::text).containsOnly(attacks.getFirst().text());
    assertThat(admin.received(shop)).isEmpty();
    assertThat(refusals() - before).isEqualTo(attacks.size());
  }

  @Test
  void takesAnEmptyBodyThatIsSigned() {
    assertThat(
            edge.send(edge.webhook("nest-empty.myshopify.com", "test/parked", new byte[0]))
                .status())
        .isEqualTo(200);
  }

  @Test
  void takesAChunkedBody() {
    var request =
        edge.webhook("nest-chunked.myshopify.com", PAID, BODY)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(BODY)));

    assertThat(edge.send(request).status()).isEqualTo(200);
    assertThat(admin.received("nest-chunked.myshopify.com").getFirst().getBody().toByteArray())
        .isEqualTo(BODY);
  }

  @Test
  void takesABodyOfExactlyTwoMegabytes() {
    var body = new byte[2 * 1024 * 1024];

    assertThat(edge.send(edge.webhook("nest-large.myshopify.com", PAID, body)).status())
        .isEqualTo(200);
  }

  @Test
  void refusesAByteMoreWhetherAnnouncedOrNot() {
    var body = new byte[2 * 1024 * 1024 + 1];
    var announced = edge.send(edge.webhook("nest-large.myshopify.com", PAID, body));
    var chunked =
        edge.send(
            edge.webhook("nest-large.myshopify.com", PAID, body)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

    assertThat(List.of(announced, chunked)).extracting(Reply::status).containsOnly(413);
    assertThat(announced.errorCode()).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void refusesAnAnnouncedGigabyteWithoutReadingIt() throws IOException {
    try (var socket = new Socket("localhost", edge.port())) {
      socket
          .getOutputStream()
          .write(
              """
              POST /v1/api/shopify/webhook HTTP/1.1
              Host: x
              Content-Length: 1000000000
              Connection: close

              """
                  .replace("\n", "\r\n")
                  .getBytes(UTF_8));
      socket.setSoTimeout(3000);

      var line = new String(socket.getInputStream().readNBytes(12), UTF_8);
      assertThat(line).isEqualTo("HTTP/1.1 413");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS"})
  void takesOnlyPost(String verb) {
    var reply =
        edge.send(
            edge.webhook("nest-one.myshopify.com", PAID, BODY)
                .method(verb, BodyPublishers.ofByteArray(BODY)));

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("POST");
    assertThat(reply.errorCode()).isEqualTo("METHOD_NOT_ALLOWED");
  }

  @ParameterizedTest
  @CsvSource({
    "app/uninstalled,myshopify_domain,401",
    "shop/update,myshopify_domain,401",
    "customers/redact,shop_domain,200",
    "shop/redact,shop_domain,200"
  })
  void doesNotTakeASignedBodyOfAnotherShop(String topic, String field, int status) {
    var shop = "nest-victim.myshopify.com";
    var body =
        "{\"x\":{\"%s\":\"%s\"},\"%s\":\"nest-thief.myshopify.com\"}".formatted(field, shop, field);

    assertThat(edge.send(edge.webhook(shop, topic, body.getBytes(UTF_8))).status())
        .isEqualTo(status);
    assertThat(admin.received(shop)).isEmpty();
  }

  @Test
  void takesABodyThatNamesTheRightShop() {
    var shop = "nest-named.myshopify.com";
    var body = "{\"id\":1,\"shop_domain\":\"" + shop + "\",\"customer\":{}}";

    edge.send(edge.webhook(shop, "customers/redact", body.getBytes(UTF_8)));

    assertThat(admin.received(shop)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"customers/data_request", "customers/redact", "shop/redact"})
  void says200ToComplianceTopicsOfAShopThatIsNotKnown(String topic) {
    assertThat(edge.send(edge.webhook("unknown.myshopify.com", topic, BODY)).status())
        .isEqualTo(200);
    assertThat(edge.send(edge.unsignedWebhook("unknown.myshopify.com", topic, BODY)).status())
        .isEqualTo(401);
  }

  @Test
  void gathersWhatArrivesTogetherIntoFewCallsAndAnswersEach() {
    var shop = "nest-crowd.myshopify.com";
    List<Callable<Integer>> deliveries =
        IntStream.range(0, 400)
            .<Callable<Integer>>mapToObj(n ->
                () ->
                    edge.send(edge.webhook(shop, PAID, ("{\"id\":" + n + "}").getBytes(UTF_8)))
                        .status())
            .toList();

    assertThat(together(deliveries)).hasSize(400).containsOnly(200);
    assertThat(admin.received(shop)).hasSize(400).doesNotHaveDuplicates();
    assertThat(admin.batchSizes(shop)).allMatch(size -> size <= 200).hasSizeLessThan(300);
  }

  private static List<Integer> together(List<Callable<Integer>> calls) {
    try (var threads = Executors.newFixedThreadPool(40)) {
      return threads.invokeAll(calls).stream().map(WebhookDoorTest::result).toList();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static int result(Future<Integer> call) {
    try {
      return call.get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Reply signedAs(String shop, String signature) {
    return edge.send(
        edge.unsignedWebhook(shop, PAID, BODY).header("X-Shopify-Hmac-Sha256", signature));
  }

  private double refusals() {
    return meters.counter("loyalnest.webhook.deliveries", "outcome", "refused").count();
  }
}
