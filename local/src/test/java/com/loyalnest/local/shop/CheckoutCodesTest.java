package com.loyalnest.local.shop;

import static com.loyalnest.local.shop.Codes.amount;
import static com.loyalnest.local.shop.Codes.besides;
import static com.loyalnest.local.shop.Codes.minimum;
import static com.loyalnest.local.shop.Codes.onlyFor;
import static com.loyalnest.local.shop.Codes.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A checkout takes the codes that Shopify would take, and says why not to the others.
class CheckoutCodesTest {
  private static final String AT_ONCE = "2020-01-01T00:00:00Z";
  private static final String LONG_AGO = "2020-02-01T00:00:00Z";
  private static final String SOME_DAY = "2199-01-01T00:00:00Z";

  private final RunningShop shop = RunningShop.shared();
  private final Codes codes = Codes.in(shop);
  private final HttpClient browser = RunningShop.browser();
  private final String customer = shop.newCustomer("Lea");

  @Test
  void anAmountIsSpreadOverTheLinesToTheLastCent() {
    var code = codes.basic(amount("10.00"), onlyFor(customer));
    var three = List.of(product("10.00"), product("10.00"), product("10.00"));

    var order = bought(three, code.toLowerCase(java.util.Locale.ROOT));

    assertThat(allocations(order)).containsExactly("3.34", "3.33", "3.33");
    assertThat(order.path("subtotal_price").asString()).isEqualTo("20.00");
    assertThat(order.path("total_price").asString()).isEqualTo("20.00");
    assertThat(order.path("total_discounts").asString()).isEqualTo("10.00");
    assertThat(order.at("/discount_codes/0").toString())
        .contains("\"" + code + "\"", "\"10.00\"", "\"fixed_amount\"");
    assertThat(codes.uses(code)).isEqualTo(1);
  }

  @Test
  void anAmountTakesNoMoreThanTheGoodsCost() {
    var order = bought(List.of(product("7.50")), codes.basic(amount("10.00")));

    assertThat(order.path("total_price").asString()).isEqualTo("0.00");
    assertThat(order.at("/discount_codes/0/amount").asString()).isEqualTo("7.50");
  }

  @Test
  void aPercentageIsRoundedOnceForTheWholeOrder() {
    var order =
        bought(
            List.of(product("0.05"), product("0.05"), product("0.05")), codes.basic(percent(0.1)));

    assertThat(order.path("total_discounts").asString()).isEqualTo("0.02");
    assertThat(allocations(order)).containsExactly("0.01", "0.01");
    assertThat(order.at("/discount_applications/0/value").asString()).isEqualTo("10.0");
    assertThat(order.at("/discount_applications/0/value_type").asString()).isEqualTo("percentage");
  }

  @Test
  void freeShippingLowersTheShippingAlone() {
    sign();
    fill(product("20.00"));
    apply(codes.freeShipping());

    var order = paid();

    assertThat(order.path("total_price").asString()).isEqualTo("20.00");
    assertThat(order.path("subtotal_price").asString()).isEqualTo("20.00");
    assertThat(order.at("/current_shipping_price_set/shop_money/amount").asString())
        .isEqualTo("0.00");
    assertThat(order.at("/shipping_lines/0/discount_allocations/0/amount").asString())
        .isEqualTo("5.00");
    assertThat(order.at("/discount_applications/0/target_type").asString())
        .isEqualTo("shipping_line");
    assertThat(order.at("/discount_codes/0/type").asString()).isEqualTo("shipping");
  }

  @Test
  void whatADiscountWritesLooksAsPublished() {
    var published = PublishedSamples.json("shopify/rest/2026-07/order/01.json");
    var sample = published.findParent("discount_codes");

    var order = bought(List.of(product("30.00")), codes.basic(amount("10.00")));

    for (var field : List.of("discount_codes", "discount_applications")) {
      assertThat(ShapeDifference.between(order.path(field), sample.path(field)))
          .as(field)
          .isEmpty();
    }
    assertThat(
            ShapeDifference.between(
                order.at("/line_items/0/discount_allocations"),
                sample.at("/line_items/0/discount_allocations")))
        .isEmpty();
  }

  @Test
  void codesThatAllowEachOtherAreTakenTogether() {
    sign();
    fill(product("100.00"));
    apply(codes.basic(percent(0.1), besides("order", "shipping")));
    apply(codes.basic(amount("5.00"), besides("order", "shipping")));
    apply(codes.freeShipping(besides("order")));

    var order = paid();

    assertThat(order.path("total_price").asString()).isEqualTo("85.00");
    assertThat(order.path("discount_applications")).hasSize(3);
    assertThat(allocations(order)).containsExactly("10.00", "5.00");
    assertThat(order.at("/line_items/0/discount_allocations/1/discount_application_index").asInt())
        .isEqualTo(1);
  }

  @Test
  void aRefundOfHalfGivesBackHalfOfWhatWasPaid() {
    var product = product("50.00");
    var order =
        RunningShop.json(
            order(
                customer,
                "[{\"productId\":\"" + product + "\",\"quantity\":2}]",
                codes.basic(amount("10.00"))));
    var line = order.at("/line_items/0/id").asString();

    var refunded =
        shop.postJson(
            "/api/orders/" + order.path("id").asString() + "/refund",
            "{\"lines\":{\"" + line + "\":1}}");

    assertThat(RunningShop.json(refunded).at("/refunds/0/transactions/0/amount").asString())
        .isEqualTo("45.00");
  }

  @Test
  void eachRefusalSaysWhyBesideTheField() {
    sign();
    fill(product("20.00"));
    var ended = codes.basic(amount("1.00"));
    codes.deactivate(ended);

    assertThat(refused("NO-SUCH")).contains("NO-SUCH is not a code of this shop.");
    assertThat(refused("<b>")).contains("&lt;b&gt; is not a code");
    assertThat(refused(ended)).contains("is no longer valid");
    assertThat(refused(codes.basic(amount("1.00"), Map.of("startsAt", SOME_DAY))))
        .contains("is not valid yet");
    assertThat(
            refused(
                codes.basic(
                    amount("1.00"), Map.of("startsAt", AT_ONCE), Map.of("endsAt", LONG_AGO))))
        .contains("has expired");
    assertThat(refused(codes.basic(amount("1.00"), minimum("20.01")))).contains("at least $20.01");
    assertThat(refused(codes.basic(amount("1.00"), onlyFor(shop.newCustomer("Ben")))))
        .contains("belongs to another customer");
    apply(codes.basic(amount("1.00"), minimum("20.00")));
    assertThat(refused(codes.basic(amount("1.00"), besides("order"))))
        .contains("cannot be used together");
  }

  @Test
  void aGuestIsAskedToSignInForAPersonalCode() {
    fill(product("20.00"));

    assertThat(refused(codes.basic(amount("1.00"), onlyFor(customer)))).contains("Sign in to use");
  }

  @Test
  void freeShippingIsFreeOnce() {
    sign();
    fill(product("20.00"));
    apply(codes.freeShipping(besides("order", "product", "shipping")));

    assertThat(refused(codes.freeShipping(besides("order", "product", "shipping"))))
        .contains("cannot be used together");
  }

  @Test
  void aCodeForOncePerCustomerServesOthersToo() {
    var code = codes.basic(amount("1.00"), Map.of("appliesOncePerCustomer", true));
    bought(List.of(product("20.00")), code);

    var again = order(customer, items(List.of(product("20.00"))), code);
    var other = order(shop.newCustomer("Ben"), items(List.of(product("20.00"))), code);

    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("You have used " + code + " already");
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void ofManyCheckoutsAtOnceOneUsesTheCode() throws Exception {
    var code = codes.basic(amount("1.00"), Map.of("usageLimit", 1));
    var items = items(List.of(product("20.00")));
    Callable<HttpResponse<String>> checkout = () -> order(shop.newCustomer("Ida"), items, code);

    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers = threads.invokeAll(IntStream.range(0, 16).mapToObj(n -> checkout).toList());
      var done = 0;
      for (var answer : answers) {
        done += answer.get().statusCode() == 200 ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
    assertThat(codes.uses(code)).isEqualTo(1);
    assertThat(order(customer, items, code).body()).contains("has been used already");
  }

  @Test
  void aCheckoutThatFailsUsesNoCode() {
    var code = codes.basic(amount("1.00"), Map.of("usageLimit", 1));

    assertThat(order(customer, items(List.of(product("20.00"))), code, "NO-SUCH").statusCode())
        .isEqualTo(400);

    assertThat(codes.uses(code)).isZero();
  }

  @Test
  void aCodeIsShownWithWhatItTakesOffAndCanBeRemoved() {
    sign();
    fill(product("20.00"));
    var code = codes.basic(amount("2.50"));

    apply(code);
    assertThat(cart()).contains(code, "−$2.50", "$22.50");

    shop.postForm(browser, "/cart/code/remove", Map.of("code", code));
    assertThat(cart()).doesNotContain(code).contains("$25.00");
  }

  @Test
  void aLinkBringsItsCodeAlong() {
    fill(product("20.00"));
    var code = codes.basic(amount("2.50"));

    shop.get(browser, "/discount/" + code);

    assertThat(cart()).contains("−$2.50");
  }

  @Test
  void aCodeThatIsUsedElsewhereMeanwhileLeavesTheCartSayingWhy() {
    sign();
    fill(product("20.00"));
    var code = codes.basic(amount("1.00"), Map.of("usageLimit", 1));
    apply(code);
    order(customer, items(List.of(product("20.00"))), code);

    var answer = shop.postForm(browser, "/checkout", Map.of());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("has been used already", "$25.00");
    assertThat(cart()).doesNotContain(code);
  }

  private void sign() {
    shop.postForm(browser, "/account/sign-in", Map.of("customer", customer));
  }

  private void fill(String product) {
    shop.postForm(browser, "/cart/add", Map.of("product", product, "quantity", "1"));
  }

  private String product(String price) {
    return shop.product("Tea pot", price, false);
  }

  private void apply(String code) {
    assertThat(shop.postForm(browser, "/cart/code", Map.of("code", code)).statusCode())
        .isEqualTo(303);
  }

  private String refused(String code) {
    var answer = shop.postForm(browser, "/cart/code", Map.of("code", code));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("aria-invalid", "id=\"code-problem\" role=\"alert\"");
    return answer.body();
  }

  private String cart() {
    return shop.get(browser, "/cart").body();
  }

  /// The newest order of the page that paying leads to, as the app hears of it.
  private JsonNode paid() {
    var answer = shop.postForm(browser, "/checkout", Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    var id = answer.headers().firstValue("Location").orElseThrow().substring("/orders/".length());
    return org.awaitility.Awaitility.await()
        .until(
            () ->
                shop.app().webhooks().stream()
                    .filter(each -> each.header("x-shopify-topic").equals("orders/paid"))
                    .map(each -> RunningShop.json(each.text()))
                    .filter(order -> order.path("id").asString().equals(id))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private JsonNode bought(List<String> products, String code) {
    var answer = order(customer, items(products), code);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningShop.json(answer);
  }

  private static String items(List<String> products) {
    return products.stream()
        .map(product -> "{\"productId\":\"" + product + "\",\"quantity\":1}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private HttpResponse<String> order(String buyer, String items, String... typed) {
    var quoted =
        Stream.of(typed).map(code -> "\"" + code + "\"").collect(Collectors.joining(",", "[", "]"));
    return shop.postJson(
        "/api/orders",
        "{\"customerId\":\"%s\",\"items\":%s,\"discountCodes\":%s}"
            .formatted(buyer, items, quoted));
  }

  /// What was taken off the lines, in their order.
  private static List<String> allocations(JsonNode order) {
    return order
        .path("line_items")
        .valueStream()
        .flatMap(line -> line.path("discount_allocations").valueStream())
        .map(allocation -> allocation.path("amount").asString())
        .filter(amount -> new BigDecimal(amount).signum() > 0)
        .toList();
  }
}
