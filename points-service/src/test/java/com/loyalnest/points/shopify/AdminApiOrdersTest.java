package com.loyalnest.points.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.earning.FinancialStatus;
import com.loyalnest.points.earning.OrderCharges;
import com.loyalnest.points.earning.OrderFacts;
import com.loyalnest.points.earning.OrderKey;
import com.loyalnest.points.earning.OrderLine;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiOrdersTest {
  private static final OrderKey ORDER = new OrderKey("merchant", "shopify", "820982911946154508");

  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private int status = 200;
  private HttpServer server;

  @BeforeEach
  void shopifyListens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/admin/api/2026-07/graphql.json",
        exchange -> {
          questions.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          tokens.add(exchange.getRequestHeaders().getFirst("X-Shopify-Access-Token"));
          var body =
              Objects.requireNonNullElse(answers.poll(), "{}").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void shopifyStops() {
    server.stop(0);
  }

  @Test
  void anOrderBecomesTheFactsThatAWebhookTells() {
    answers.add(answer(order(lines("1", false, "null"))));
    answers.add(refund("1.65", true, "\"r1\""));
    answers.add(refund("1.00", false, "null"));

    var facts = found().orElseThrow();

    var snapshot = Objects.requireNonNull(facts.newest());
    assertThat(snapshot.status()).isEqualTo(FinancialStatus.PARTIALLY_REFUNDED);
    assertThat(snapshot.customerExternalId()).isEqualTo("7");
    assertThat(snapshot.lines())
        .containsExactly(
            new OrderLine("1", "77", 2, decimal("59.00"), decimal("5.50"), decimal("3.30"), false));
    assertThat(snapshot.charges())
        .isEqualTo(new OrderCharges(decimal("5.00"), decimal("4.00"), decimal("2.00")));
    assertThat(facts.refunds().get("55"))
        .satisfies(refund -> {
          assertThat(Objects.requireNonNull(refund).lines()).hasSize(2);
          assertThat(refund.amount()).isEqualByComparingTo("53.50");
          assertThat(refund.shipping()).isEqualByComparingTo("2.50");
          assertThat(refund.tax()).isEqualByComparingTo("3.00");
        });
    assertThat(questions.getFirst()).contains("gid://shopify/Order/820982911946154508");
    assertThat(questions.get(1)).contains("gid://shopify/Refund/55");
    assertThat(questions.get(2)).contains("gid://shopify/Refund/55", "\"after\":\"r1\"");
    assertThat(tokens).containsOnly("token");
  }

  @Test
  void allPagesOfLinesAreRead() {
    answers.add(answer(order(lines("1", true, "\"c1\""))));
    answers.add(answer(order(lines("2", false, "null"))));
    answers.add(refund("1.65", false, "null"));

    assertThat(Objects.requireNonNull(found().orElseThrow().newest()).lines())
        .extracting(OrderLine::lineId)
        .containsExactly("1", "2");
    assertThat(questions.get(1)).contains("\"after\":\"c1\"");
  }

  @Test
  void anOrderThatTheShopDoesNotKnowIsNone() {
    answers.add("{\"data\": {\"order\": null}}");

    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\": [{\"message\": \"Throttled\"}]}",
        "{\"data\": null}",
        "not json",
        "{}",
        "{\"data\": {\"order\": {\"updatedAt\": 5}}}"
      })
  void whatIsNoAnswerIsAShopThatIsAway(String answer) {
    answers.add(answer);

    assertThatThrownBy(this::found).isInstanceOf(ShopAway.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 429, 500, 503})
  void anErrorStatusIsAShopThatIsAway(int code) {
    status = code;

    assertThatThrownBy(this::found).isInstanceOf(ShopAway.class);
  }

  @Test
  void aShopThatDoesNotListenIsAway() {
    server.stop(0);

    assertThatThrownBy(this::found).isInstanceOf(ShopAway.class);
  }

  private Optional<OrderFacts> found() {
    return new AdminApiOrders(
            AdminClients.of(server), merchant -> new ShopAccess("demo.myshopify.com", "token"))
        .find(ORDER);
  }

  private static java.math.BigDecimal decimal(String text) {
    return new java.math.BigDecimal(text);
  }

  private static String answer(String order) {
    return "{\"data\": {\"order\": " + order + "}, \"extensions\": {\"cost\": {}}}";
  }

  private static String order(String lines) {
    return """
    {"createdAt": "2026-06-20T10:00:00Z", "updatedAt": "2026-06-21T10:00:00Z", "cancelledAt": null,
     "displayFinancialStatus": "PARTIALLY_REFUNDED", "test": false, "currencyCode": "USD",
     "taxesIncluded": false, "totalTaxSet": {"shopMoney": {"amount": "4.00"}},
     "totalTipReceivedSet": {"shopMoney": {"amount": "2.00"}},
     "shippingLines": {"nodes": [{"originalPriceSet": {"shopMoney": {"amount": "6.00"}},
       "discountAllocations": [{"allocatedAmountSet": {"shopMoney": {"amount": "1.00"}}}]}],
       "pageInfo": {"hasNextPage": false}}, "customer": {"legacyResourceId": "7"}, "lineItems": %s,
     "refunds": [{"legacyResourceId": "55"}]}
    """
        .formatted(lines);
  }

  private static String refund(String tax, boolean more, String cursor) {
    return """
    {"data": {"refund": {"totalRefundedSet": {"shopMoney": {"amount": "53.50"}},
       "refundLineItems": {"nodes": [{"quantity": 1,
         "totalTaxSet": {"shopMoney": {"amount": "%s"}}, "lineItem": {"id": "gid://shopify/LineItem/1"}}],
       "pageInfo": {"hasNextPage": %s, "endCursor": %s}},
       "refundShippingLines": {"nodes": [{"subtotalAmountSet": {"shopMoney": {"amount": "2.50"}},
         "taxAmountSet": {"shopMoney": {"amount": "0.35"}}}], "pageInfo": {"hasNextPage": false}}}}}
    """
        .formatted(tax, more, cursor);
  }

  private static String lines(String id, boolean more, String cursor) {
    return """
    {"nodes": [{"id": "gid://shopify/LineItem/%s", "product": {"legacyResourceId": "77"},
      "quantity": 2, "isGiftCard": false,
      "originalUnitPriceSet": {"shopMoney": {"amount": "59.00"}},
      "discountAllocations": [{"allocatedAmountSet": {"shopMoney": {"amount": "5.50"}}}],
      "taxLines": [{"priceSet": {"shopMoney": {"amount": "3.30"}}}]}],
     "pageInfo": {"hasNextPage": %s, "endCursor": %s}}
    """
        .formatted(id, more, cursor);
  }
}
