package com.loyalnest.points.shopify;

import static com.loyalnest.points.shopify.DiscountDocumentsTest.discount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.redemption.Issue;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Gift cards and store credit: what the shop's answers mean.
class AdminApiPayoutsTest {
  private static final Issue CARD = discount(RewardType.GIFT_CARD, new BigDecimal("12.50"));
  private static final Issue CREDIT = discount(RewardType.STORE_CREDIT, new BigDecimal("12.50"));

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
  void aGiftCardIsMadeWithOurCodeInLettersAndDigits() {
    answers.add(
        "{\"data\": {\"created\": {\"giftCard\": {\"id\": \"gid://shopify/GiftCard/5\"}, \"userErrors\": []}}}");

    assertThat(giftCards().create(CARD))
        .isEqualTo(new Creation.Created("gid://shopify/GiftCard/5"));
    assertThat(questions.getFirst())
        .contains("\"code\":\"ABCDEFGHJKLMNPQRSTUV\"", "\"amount\":\"12.50\"", "2026-07-20");
  }

  @ParameterizedTest
  @CsvSource({"LoyalNest reward redemption-1, true", "LoyalNest reward redemption-2, false"})
  void aTakenCodeIsOursWhenTheNoteNamesTheRedemption(String note, boolean ours) {
    answers.add(
        "{\"data\": {\"created\": {\"giftCard\": null, \"userErrors\": [{\"code\": \"TAKEN\"}]}}}");
    answers.add(
        "{\"data\": {\"found\": {\"nodes\": [{\"id\": \"gid://shopify/GiftCard/5\", \"note\": \"%s\"}]}}}"
            .formatted(note));

    assertThat(giftCards().create(CARD))
        .isEqualTo(
            ours
                ? new Creation.Created("gid://shopify/GiftCard/5")
                : new Creation.Refused("TAKEN"));
  }

  @ParameterizedTest
  @CsvSource({"12.50, UNUSED", "12.49, USED", "0.00, USED"})
  void aCardOfWhichSomethingIsMissingWasUsed(String balance, Withdrawal expected) {
    answers.add(
        """
        {"data": {"deactivated": {"userErrors": [], "giftCard": {"id": "gid://shopify/GiftCard/5",
          "balance": {"amount": "%s"}, "initialValue": {"amount": "12.5"}}}}}
        """
            .formatted(balance));

    assertThat(giftCards().withdraw(CARD, "gid://shopify/GiftCard/5")).isEqualTo(expected);
  }

  @Test
  void storeCreditEndsAtTheSecondByWhichItIsKnown() {
    answers.add(credited("{\"id\": \"gid://shopify/X/1\"}", ""));

    assertThat(storeCredits().create(CREDIT)).isEqualTo(new Creation.Created("gid://shopify/X/1"));
    assertThat(questions.getFirst()).contains("\"expiresAt\":\"2026-07-20T10:00:00Z\"");
  }

  @Test
  void aRefusalIsCertainAndSoIsThrottlingButSilenceIsNot() {
    answers.add(credited("null", "{\"code\": \"CREDIT_LIMIT_EXCEEDED\"}"));
    assertThat(storeCredits().create(CREDIT))
        .isEqualTo(new Creation.Refused("CREDIT_LIMIT_EXCEEDED"));

    answers.add(
        "{\"errors\": [{\"message\": \"Throttled\", \"extensions\": {\"code\": \"THROTTLED\"}}]}");
    assertThat(storeCredits().create(CREDIT)).isEqualTo(new Creation.Postponed());

    answers.add("not json");
    assertThat(storeCredits().create(CREDIT)).isEqualTo(new Creation.Doubtful());

    answers.add(credited("null", ""));
    assertThat(storeCredits().create(CREDIT)).isEqualTo(new Creation.Doubtful());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403})
  void aShopThatDoesNotLetTheAppInHasCreditedNothing(int code) {
    status = code;

    assertThat(storeCredits().create(CREDIT)).isEqualTo(new Creation.Postponed());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void anErrorStatusLeavesDoubt(int code) {
    status = code;

    assertThat(storeCredits().create(CREDIT)).isEqualTo(new Creation.Doubtful());
    assertThat(giftCards().create(CARD)).isEqualTo(new Creation.Doubtful());
    assertThat(giftCards().withdraw(CARD, "gid://shopify/GiftCard/5"))
        .isEqualTo(Withdrawal.DOUBTFUL);
    assertThatThrownBy(() -> storeCredits().find(CREDIT)).isInstanceOf(ShopAway.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-20T10:00:00Z, 12.5, USD, true",
    "2026-07-20T10:00:01Z, 12.50, USD, false",
    "2026-07-20T10:00:00Z, 12.51, USD, false",
    "2026-07-20T10:00:00Z, 12.50, EUR, false"
  })
  void onlyACreditOfThatSecondAndThatMuchIsOurs(
      String expiresAt, String amount, String currency, boolean ours) {
    answers.add(
        """
        {"data": {"customer": {"storeCreditAccounts": {"nodes": [{"transactions": {"nodes": [{},
          {"id": "gid://shopify/X/1", "expiresAt": "%s",
           "amount": {"amount": "%s", "currencyCode": "%s"}}]}}]}}}}
        """
            .formatted(expiresAt, amount, currency));

    assertThat(storeCredits().find(CREDIT).isPresent()).isEqualTo(ours);
  }

  private static String credited(String transaction, String errors) {
    return "{\"data\": {\"credited\": {\"transaction\": %s, \"userErrors\": [%s]}}}"
        .formatted(transaction, errors);
  }

  private AdminApiGiftCards giftCards() {
    return new AdminApiGiftCards(AdminClients.of(server), merchant -> access());
  }

  private AdminApiStoreCredits storeCredits() {
    return new AdminApiStoreCredits(AdminClients.of(server), merchant -> access());
  }

  private static ShopAccess access() {
    return new ShopAccess("demo.myshopify.com", "token");
  }
}
