package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A shopper's way through the store, as a browser without scripts walks it.
class StorefrontTest {
  private final RunningShop shop = RunningShop.shared();
  private final HttpClient browser = RunningShop.browser();

  @Test
  void aSignedInShopperBuysAndSeesTheOrder() {
    var customer = shop.newCustomer("Lea");
    var product = shop.product("Tea pot", "36.00", false);
    post("/account/sign-in", Map.of("customer", customer));

    assertThat(get("/products/" + product)).contains("Tea pot", "36.00", "launcher.js");
    post("/cart/add", Map.of("product", product, "quantity", "2"));
    assertThat(get("/cart")).contains("Tea pot", "72.00", "Lea Doe", "Pay now");
    var order = post("/checkout", Map.of());

    assertThat(order).startsWith("/orders/");
    assertThat(get(order)).contains("Tea pot", "paid", "Shipping", "77.00", "Thank you");
    assertThat(get("/cart")).contains("It is empty");
    assertThat(get("/account")).contains(order.substring("/orders/".length()));
  }

  @Test
  void signingInLeadsBackToThePageThatAskedAndNowhereElse() {
    var customer = shop.newCustomer("Lea");

    assertThat(get("/account/login?return_url=/cart")).contains("value=\"/cart\"");
    assertThat(post("/account/sign-in", Map.of("customer", customer, "return_url", "/cart")))
        .isEqualTo("/cart");
    assertThat(
            post("/account/sign-in", Map.of("customer", customer, "return_url", "//evil.example")))
        .isEqualTo("/account");
  }

  @Test
  void aGuestNeedsAnEmailAddress() {
    post("/cart/add", Map.of("product", shop.anyProduct(), "quantity", "1"));

    var refused = shop.postForm(browser, "/checkout", Map.of("email", ""));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("role=\"alert\"");
    assertThat(post("/checkout", Map.of("email", "guest@example.com"))).startsWith("/orders/");
  }

  @Test
  void anEmptyCartCannotBePaid() {
    assertThat(shop.postForm(browser, "/checkout", Map.of("email", "a@example.com")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aShopperRegistersAndABadAddressIsRefused() {
    var person = Map.of("first", "Noé", "last", "Roy", "email", "noe", "locale", "fr");
    assertThat(shop.postForm(browser, "/account/register", person).statusCode()).isEqualTo(400);

    var email = java.util.UUID.randomUUID() + "@example.com";
    post(
        "/account/register", Map.of("first", "Noé", "last", "Roy", "email", email, "locale", "fr"));

    assertThat(get("/account")).contains("Noé Roy", email);
  }

  @Test
  void namesAreEscaped() {
    var email = java.util.UUID.randomUUID() + "@example.com";
    post(
        "/account/register",
        Map.of("first", "<script>x</script>", "last", "Roy", "email", email, "locale", "en"));

    assertThat(get("/account")).doesNotContain("<script>x").contains("&lt;script&gt;x");
  }

  @Test
  void staffRefundALineThenTheRestAndCannotDoMore() {
    var order = shop.order(shop.newCustomer("Ida"), shop.anyProduct(), 3);
    var id = order.path("id").asString();
    var line = order.path("line_items").get(0).path("id").asString();

    post("/admin/orders/" + id + "/refund", Map.of("line", line, "quantity", "1"));
    assertThat(get("/admin/orders/" + id)).contains("partially_refunded");
    post("/admin/orders/" + id + "/refund", Map.of());
    assertThat(get("/admin/orders/" + id)).contains("refunded").doesNotContain("partially_");

    var again =
        shop.postForm(
            browser, "/admin/orders/" + id + "/refund", Map.of("line", line, "quantity", "1"));
    assertThat(again.statusCode()).isEqualTo(400);
  }

  @Test
  void anOrderIsCancelledOnce() {
    var id = shop.order(shop.newCustomer("Ida"), shop.anyProduct(), 1).path("id").asString();

    post("/admin/orders/" + id + "/cancel", Map.of());

    assertThat(get("/admin/orders/" + id)).contains("cancelled");
    assertThat(shop.postJson("/api/orders/" + id + "/cancel", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void everyStaffPageOpens() {
    for (var page : new String[] {"/admin", "/admin/deliveries", "/mailbox", "/", "/account"}) {
      assertThat(get(page)).as(page).contains("<h1>", "Demo Nest");
    }
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(shop.get("/products/1").statusCode()).isEqualTo(404);
    assertThat(shop.get("/orders/1").statusCode()).isEqualTo(404);
  }

  private String get(String path) {
    var answer = shop.get(browser, path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    return answer.body();
  }

  /// Where a successful form leads.
  private String post(String path, Map<String, String> fields) {
    var answer = shop.postForm(browser, path, fields);
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElse("");
  }
}
