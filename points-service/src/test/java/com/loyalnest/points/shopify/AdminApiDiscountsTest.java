package com.loyalnest.points.shopify;

import static com.loyalnest.points.shopify.DiscountDocumentsTest.discount;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.points.redemption.Issuer.Creation;
import com.loyalnest.points.redemption.Issuer.Withdrawal;
import com.loyalnest.points.reward.RewardType;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiDiscountsTest {
  private static final String OURS =
      """
      {"data": {"found": {"id": "gid://shopify/DiscountCodeNode/5",
        "codeDiscount": {"title": "LoyalNest reward redemption-1", "asyncUsageCount": 0}}}}
      """;
  private static final String NOTHING = "{\"data\": {\"found\": null}}";

  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
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
  void aDiscountThatWasMadeIsKnownByItsId() {
    answers.add(made("\"gid://shopify/DiscountCodeNode/5\"", ""));

    assertThat(create()).isEqualTo(new Creation.Created("gid://shopify/DiscountCodeNode/5"));
    assertThat(questions).singleElement().asString().contains("\"percentage\":0.075");
  }

  @Test
  void aTakenCodeIsOursWhenItsTitleNamesTheRedemption() {
    answers.add(refusal("TAKEN"));
    answers.add(OURS);

    assertThat(create()).isEqualTo(new Creation.Created("gid://shopify/DiscountCodeNode/5"));
  }

  @Test
  void aTakenCodeOfSomebodyElseIsARefusal() {
    answers.add(refusal("TAKEN"));
    answers.add(OURS.replace("redemption-1", "redemption-2"));

    assertThat(create()).isEqualTo(new Creation.Refused("TAKEN"));
  }

  @Test
  void aRefusalCountsOnlyIfNoEarlierCallMadeTheDiscount() {
    answers.add(refusal("MAX_APP_DISCOUNTS"));
    answers.add(NOTHING);
    assertThat(create()).isEqualTo(new Creation.Refused("MAX_APP_DISCOUNTS"));

    answers.add(refusal("MAX_APP_DISCOUNTS"));
    answers.add(OURS);
    assertThat(create()).isEqualTo(new Creation.Created("gid://shopify/DiscountCodeNode/5"));

    answers.add(refusal("MAX_APP_DISCOUNTS"));
    assertThat(create()).isEqualTo(new Creation.Doubtful());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\": [{\"message\": \"Throttled\", \"extensions\": {\"code\": \"THROTTLED\"}}]}",
        "{\"data\": {\"created\": null}}",
        "{}",
        "not json"
      })
  void whatIsNoAnswerLeavesDoubt(String answer) {
    answers.add(answer);

    assertThat(create()).isEqualTo(new Creation.Doubtful());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void anErrorStatusLeavesDoubt(int code) {
    status = code;

    assertThat(create()).isEqualTo(new Creation.Doubtful());
    assertThat(withdraw()).isEqualTo(Withdrawal.DOUBTFUL);
  }

  @Test
  void anInternalErrorOfTheShopLeavesDoubt() {
    answers.add(refusal("INTERNAL_ERROR"));
    answers.add(NOTHING);

    assertThat(create()).isEqualTo(new Creation.Doubtful());
  }

  @Test
  void aWithdrawnCodeTellsWhetherItWasUsed() {
    answers.add(withdrawn("0"));
    assertThat(withdraw()).isEqualTo(Withdrawal.UNUSED);

    answers.add(withdrawn("1"));
    assertThat(withdraw()).isEqualTo(Withdrawal.USED);

    answers.add(withdrawn("null"));
    assertThat(withdraw()).isEqualTo(Withdrawal.DOUBTFUL);
  }

  @Test
  void aDiscountThatTheShopDeletedCannotBeUsed() {
    answers.add("{\"data\": {\"deactivated\": {\"userErrors\": [{\"code\": \"INVALID\"}]}}}");
    answers.add(NOTHING);
    assertThat(withdraw()).isEqualTo(Withdrawal.UNUSED);

    answers.add("{\"data\": {\"deactivated\": {\"userErrors\": [{\"code\": \"INVALID\"}]}}}");
    answers.add(OURS);
    assertThat(withdraw()).isEqualTo(Withdrawal.DOUBTFUL);
  }

  private Creation create() {
    return discounts().create(discount(RewardType.PERCENTAGE, new BigDecimal("7.5")));
  }

  private Withdrawal withdraw() {
    return discounts()
        .withdraw(discount(RewardType.FREE_SHIPPING, null), "gid://shopify/DiscountCodeNode/5");
  }

  private AdminApiDiscounts discounts() {
    return new AdminApiDiscounts(
        AdminClients.of(server), merchant -> new ShopAccess("demo.myshopify.com", "token"));
  }

  private static String refusal(String code) {
    return made("null", "{\"code\": \"" + code + "\"}");
  }

  private static String made(String id, String errors) {
    var node = id.equals("null") ? "null" : "{\"id\": " + id + "}";
    return "{\"data\": {\"created\": {\"node\": " + node + ", \"userErrors\": [" + errors + "]}}}";
  }

  private static String withdrawn(String uses) {
    return """
    {"data": {"deactivated": {"userErrors": [], "node": {"id": "gid://shopify/DiscountCodeNode/5",
      "codeDiscount": {"title": "LoyalNest reward redemption-1", "asyncUsageCount": %s}}}}}
    """
        .formatted(uses);
  }
}
