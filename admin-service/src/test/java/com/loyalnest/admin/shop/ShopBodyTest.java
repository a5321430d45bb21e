package com.loyalnest.admin.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.admin.Samples;
import com.loyalnest.admin.Samples.Sample;
import com.loyalnest.admin.payload.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShopBodyTest {
  private static final String SHOP = "demo.myshopify.com";
  private static final Instant SEEN_AT = Instant.parse("2026-07-01T10:00:00Z");

  /// Of the published bodies of topics we do not act on.
  private static final Set<String> NOT_ACTED_ON =
      Set.of("carts/create", "subscription_contracts/create", "themes/publish");

  @ParameterizedTest
  @MethodSource("com.loyalnest.admin.Samples#webhooks")
  void everyPublishedBodyIsUnderstoodOrItsTopicIsNotActedOn(Sample sample) {
    var reading = read(sample.topic(), sample.json());

    if (NOT_ACTED_ON.contains(sample.topic())) {
      assertThat(reading).isEqualTo(new Reading.NotActedOn());
    } else {
      assertThat(reading).isInstanceOf(Reading.Understood.class);
    }
  }

  @ParameterizedTest
  @MethodSource("com.loyalnest.admin.Samples#allRest")
  void everyPublishedAnswerIsUnderstoodOrNamesTheFieldItLacks(Sample sample) {
    var reading = read(sample.topic(), sample.json());

    if (reading instanceof Reading.Unreadable unreadable) {
      assertThat(sample.body().has(unreadable.field())).isFalse();
      assertThat(unreadable.problem()).isEqualTo("is missing");
    } else {
      assertThat(reading).isInstanceOf(Reading.Understood.class);
      assertThat(id(((Reading.Understood) reading).object()))
          .isEqualTo(sample.body().get("id").asString());
    }
  }

  private static String id(ShopObject object) {
    return switch (object) {
      case Order order -> order.id();
      case Refund refund -> refund.id();
      case Customer customer -> customer.externalId();
      case Merge merge -> merge.externalId();
      case Product product -> product.id();
      case Scopes scopes -> "";
      case Notice notice -> notice.objectId();
    };
  }

  @Test
  void thePublishedNewsOfScopesTellsWhatIsGrantedNow() {
    var reading = read("app/scopes_update", Samples.webhook("app/scopes_update").toString());

    assertThat(((Reading.Understood) reading).object())
        .isEqualTo(new Scopes(List.of("read_products", "write_products")));
  }

  @Test
  void thePublishedOrderKeepsItsIdsExactly() {
    var order = order(Samples.webhook("orders/create").toString());

    assertThat(order.id()).isEqualTo("820982911946154508");
    assertThat(order.customerExternalId()).isEqualTo("115310627314723954");
    assertThat(order.lines()).extracting(OrderLine::id).contains("890123456789012345");
    assertThat(order.state()).isEqualTo(new Order.State("voided", "web", true));
    assertThat(order.totals()).isEqualTo(new Order.Totals("404.95", "10.00", "0.00", "0.00"));
    assertThat(order.dates().cancelledAt()).contains(Instant.parse("2022-01-01T00:00:00Z"));
  }

  @Test
  void aMergeNamesWhoGoesOnAndWhoIsNoMore() {
    var merge =
        """
        {"admin_graphql_api_customer_kept_id":"gid://shopify/Customer/8",
         "admin_graphql_api_customer_deleted_id":"gid://shopify/Customer/7","status":"completed","errors":[]}
        """;

    assertThat(understood("customers/merge", merge)).isEqualTo(new Merge("8", "7"));
    assertThat(understood("customers/merge", merge.replace("completed", "failed")))
        .isEqualTo(new Notice("8"));
    assertThat(read("customers/merge", "{\"status\":\"completed\"}"))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void thePublishedRefundIsTheSumOfItsTransactions() {
    var refund =
        (Refund) understood("refunds/create", Samples.webhook("refunds/create").toString());

    assertThat(refund.amount()).contains(new Money("85.00", "USD"));
    assertThat(refund.orderId()).isEqualTo("820982911946154508");
    assertThat(refund.lines()).contains(new RefundLine("487817672276298554", 1, "89.99"));
  }

  @Test
  void aRefundInAnotherCurrencyIsWorthItsLinesAndAdjustments() {
    var refund =
        (Refund)
            understood(
                "refunds/create",
                """
                {"id":1,"order_id":2,"created_at":"2026-07-01T10:00:00Z",
                 "refund_line_items":[{"line_item_id":3,"quantity":1,"total_tax":2.00,
                   "subtotal_set":{"shop_money":{"amount":"10.00","currency_code":"CAD"}}}],
                 "order_adjustments":[{"amount":"-5.00","tax_amount":"-0.50"}],
                 "transactions":[{"kind":"refund","status":"success","amount":"12.80","currency":"USD"}]}
                """);

    assertThat(refund.amount()).contains(new Money("17.50", "CAD"));
  }

  @Test
  void aRefundTellsItsShippingAndTaxByLinesOrByAdjustments() {
    var byLines =
        refund(
            """
            "refund_shipping_lines":[{"id":4,"subtotal_amount_set":{"shop_money":{"amount":"5.00","currency_code":"USD"}},
              "tax_amount_set":{"shop_money":{"amount":"0.95","currency_code":"USD"}}}],
            "order_adjustments":[{"kind":"shipping_refund","amount":"-5.00","tax_amount":"-0.95"}]
            """);
    var byAdjustments =
        refund(
            """
            "order_adjustments":[{"kind":"shipping_refund","amount":"-5.00","tax_amount":"-0.95"},
              {"kind":"refund_discrepancy","amount":"-3.00","tax_amount":"0.00"}]
            """);

    for (var refund : List.of(byLines, byAdjustments)) {
      assertThat(refund.shipping()).isEqualTo("5.00");
      assertThat(refund.tax()).isEqualTo("2.95");
    }
  }

  private static Refund refund(String more) {
    return (Refund)
        understood(
            "refunds/create",
            """
            {"id":1,"order_id":2,"created_at":"2026-07-01T10:00:00Z",
             "refund_line_items":[{"line_item_id":3,"quantity":1,"subtotal":"10.00","total_tax":2.00}],
            """
                + more
                + "}");
  }

  @Test
  void failedTransactionsGiveNothingBack() {
    var refund =
        (Refund)
            understood(
                "refunds/create",
                """
                {"id":1,"order_id":2,"created_at":"2026-07-01T10:00:00Z",
                 "transactions":[{"kind":"refund","status":"failure","amount":"12.80","currency":"USD"}]}
                """);

    assertThat(refund.amount()).isEmpty();
  }

  @Test
  void aRefundThatNamesNoCurrencyCannotBeRead() {
    assertThat(
            read(
                "refunds/create",
                """
                {"id":1,"order_id":2,"created_at":"2026-07-01T10:00:00Z",
                 "transactions":[{"kind":"refund","status":"success","amount":"12.80"}]}
                """))
        .isEqualTo(new Reading.Unreadable("transactions", "have no currency"));
  }

  @Test
  void anOrderListsItsRefundsInItsOwnCurrency() {
    var amounts =
        Samples.rest("order").stream()
            .filter(sample -> sample.origin().startsWith("order/12.json"))
            .map(sample -> order(sample.json()))
            .flatMap(order -> order.refunds().stream())
            .flatMap(refund -> refund.amount().stream());

    assertThat(amounts).containsExactly(new Money("110.00", "USD"));
  }

  @Test
  void lineAmountsAreInTheShopsCurrencyAndExact() {
    var line =
        order(
                """
                {"id":1,"created_at":"2026-07-01T10:00:00Z","updated_at":"2026-07-01T10:00:00Z","currency":"KWD",
                 "financial_status":"paid","total_price":"9.995",
                 "line_items":[{"id":5,"quantity":2,"price":"33.00",
                   "price_set":{"shop_money":{"amount":"10.005","currency_code":"KWD"},
                                "presentment_money":{"amount":"33.00","currency_code":"USD"}},
                   "discount_allocations":[
                     {"amount":"1","amount_set":{"shop_money":{"amount":"0.335","currency_code":"KWD"}}},
                     {"amount":0.010}],
                   "tax_lines":[{"price":"0.100"},{"price":0.005}]}]}
                """)
            .lines()
            .getFirst();

    assertThat(line).isEqualTo(new OrderLine("5", "", "", 2, "10.005", "0.345", "0.105", false));
  }

  @Test
  void aGuestsOrderHasItsContactButNoCustomer() {
    var reading =
        (Reading.Understood)
            read(
                "orders/paid",
                """
                {"id":1,"created_at":"2026-07-01T10:00:00Z","updated_at":"2026-07-01T10:00:00Z","currency":"USD",
                 "financial_status":"paid","total_price":"1.00","line_items":[],"email":"guest@example.com",
                 "billing_address":{"first_name":"Gus","last_name":"Guest"},"customer_locale":"fr_CA"}
                """);

    assertThat(reading.contact())
        .isEqualTo(new Contact("", "guest@example.com", "", "Gus", "Guest", "fr-CA"));
    assertThat(((Order) reading.object()).customerExternalId()).isEmpty();
  }

  @Test
  void theCustomersOwnAddressComesBeforeTheOrders() {
    var contact =
        ((Reading.Understood) read("orders/paid", Samples.webhook("orders/paid").toString()))
            .contact();

    assertThat(contact.email()).isEqualTo("john@example.com");
  }

  @Test
  void contactsThatMeanTheSameAreNormalisedAlike() {
    var one = new Contact("1", " Jo@Example.com", "+1 (502) 459-2181", "Jo ", "X", "en");
    var other = new Contact("", "jo@example.COM", "+15024592181", "Jo", "X", "fr");

    assertThat(one.normalised()).isEqualTo(other.normalised());
    assertThat(one.toString()).doesNotContain("xample");
  }

  @Test
  void anAccountThatNobodySignedUpForIsNotEnabled() {
    var customer =
        (Customer) understood("customers/create", Samples.webhook("customers/create").toString());

    assertThat(customer.state()).isEqualTo("disabled");
    assertThat(customer.emailConsent()).isEmpty();
  }

  @Test
  void consentToMarketingIsTheCustomersAndHoldsNothingPersonal() {
    var reading =
        (Reading.Understood)
            read(
                "customers_email_marketing_consent/update",
                """
                {"customer_id":7,"email_address":"bob@biller.com","email_marketing_consent":
                  {"state":"subscribed","opt_in_level":null,"consent_updated_at":"2026-06-30T10:00:00Z"}}
                """);
    var said = Instant.parse("2026-06-30T10:00:00Z");

    assertThat(reading.contact()).isEqualTo(Contact.NONE);
    assertThat(reading.object())
        .isEqualTo(
            new Customer(
                "7",
                said,
                false,
                "",
                false,
                "",
                Optional.of(new Customer.EmailConsent("subscribed", Optional.of(said)))));
    assertThat(
            understood(
                "customers_email_marketing_consent/update",
                Samples.webhook("customers_email_marketing_consent/update").toString()))
        .isEqualTo(
            new Customer(
                "706405506930370084",
                SEEN_AT,
                false,
                "",
                false,
                "",
                Optional.of(new Customer.EmailConsent("not_subscribed", Optional.empty()))));
  }

  @Test
  void aDeletedCustomerIsSeenWhenTheDeliveryWas() {
    assertThat(understood("customers/delete", "{\"id\":706405506930370084}"))
        .isEqualTo(
            new Customer("706405506930370084", SEEN_AT, false, "", true, "", Optional.empty()));
    assertThat(understood("products/delete", "{\"id\":7}"))
        .isEqualTo(new Product("7", SEEN_AT, List.of(), false, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"a, b,,c \" | a b c",
        "[\"a\",\"b\"] | a b",
        "\"\" | ''",
        "null | ''",
      })
  void tagsComeAsATextWithCommasOrAsAList(String tags, String expected) {
    var product =
        (Product)
            understood(
                "products/update",
                "{\"id\":7,\"updated_at\":\"2026-07-01T10:00:00Z\",\"tags\":" + tags + "}");

    assertThat(String.join(" ", product.tags())).isEqualTo(expected);
  }

  @Test
  void aProductDeliveredByTheGiftCardServiceIsAGiftCard() {
    var body =
        """
        {"id":7,"updated_at":"2026-07-01T10:00:00Z","variants":[{"fulfillment_service":"gift_card"}]}
        """;

    assertThat(((Product) understood("products/create", body)).giftCard()).isTrue();
  }

  @Test
  void complianceTopicsSayWhatIsAskedFor() {
    var request = ((Reading.Understood) read("customers/redact", "{\"customer\":{\"id\":191167}}"));

    assertThat(request.request()).isEqualTo(Optional.of(new ComplianceRequest("redact", "191167")));
    assertThat(read("customers/redact", "{\"customer\":{}}"))
        .isEqualTo(new Reading.Unreadable("customer.id", "is missing"));
  }

  @Test
  void aBodyThatNamesAnotherShopIsNotTheHeaders() {
    assertThat(read("shop/redact", "{\"shop_domain\":\"other.myshopify.com\"}"))
        .isEqualTo(new Reading.OfAnotherShop("shop_domain"));
    assertThat(read("app/uninstalled", "{\"id\":1,\"myshopify_domain\":\"other.myshopify.com\"}"))
        .isEqualTo(new Reading.OfAnotherShop("myshopify_domain"));
    assertThat(read("shop/redact", "{\"shop_domain\":\"Demo.myshopify.com\"}"))
        .isInstanceOf(Reading.Understood.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customer.tags_added | {\"customerId\":\"gid://shopify/Customer/12\"} | 12",
        "discounts/update | {\"admin_graphql_api_id\":\"gid://shopify/DiscountCodeNode/3\"} | 3",
        "app_subscriptions/update | {\"app_subscription\":{\"admin_graphql_api_id\":\"gid://shopify/AppSubscription/4\"}} | 4",
        "orders/delete | {\"id\":820982911946154508} | 820982911946154508",
        "returns/close | {} | ''",
      })
  void aNoticeNamesItsObject(String topic, String body, String id) {
    assertThat(understood(topic, body)).isEqualTo(new Notice(id));
  }

  private static Order order(String json) {
    return (Order) understood("orders/updated", json);
  }

  private static ShopObject understood(String topic, String json) {
    return ((Reading.Understood) read(topic, json)).object();
  }

  private static Reading read(String topic, String json) {
    var body = Json.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    return ShopBody.read(topic, SHOP, body, SEEN_AT);
  }
}
