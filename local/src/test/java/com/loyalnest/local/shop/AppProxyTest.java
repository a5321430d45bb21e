package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// What reaches the app through the storefront's own address.
class AppProxyTest {
  private final RunningShop shop = RunningShop.shared();

  @Test
  void aGuestsRequestIsSignedWithAnEmptyCustomer() throws Exception {
    var answer =
        shop.get(RunningShop.browser(), "/apps/loyalnest/widget/launcher.js?a=1&b=x%20%26y");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("from the app");
    var forwarded = shop.app().lastProxied();
    assertThat(forwarded.path()).isEqualTo("/proxy/widget/launcher.js");
    var parameters = parameters(forwarded.query());
    assertThat(parameters)
        .containsEntry("shop", RunningShop.DOMAIN)
        .containsEntry("logged_in_customer_id", "")
        .containsEntry("path_prefix", "/apps/loyalnest")
        .containsEntry("a", "1")
        .containsEntry("b", "x &y")
        .containsKey("timestamp");
    assertThat(parameters.remove("signature")).isEqualTo(signature(parameters));
  }

  @Test
  void theSignedInCustomerIsNamedAndCookiesStayOutside() throws Exception {
    var browser = RunningShop.browser();
    var customer = shop.newCustomer("Mia");
    shop.postForm(browser, "/account/sign-in", Map.of("customer", customer));

    var answer = shop.get(browser, "/apps/loyalnest/me");

    var forwarded = shop.app().lastProxied();
    assertThat(parameters(forwarded.query())).containsEntry("logged_in_customer_id", customer);
    assertThat(forwarded.headers()).doesNotContainKey("cookie");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aWriteIsForwardedWithItsBodyAndToken() {
    var answer =
        shop.postJson(
            "/apps/loyalnest/rewards/redeem?a=1", "{\"x\":1}", "X-LoyalNest-Token", "token");

    assertThat(answer.statusCode()).isEqualTo(200);
    var forwarded = shop.app().lastProxied();
    assertThat(forwarded.path()).isEqualTo("/proxy/rewards/redeem");
    assertThat(forwarded.text()).isEqualTo("{\"x\":1}");
    assertThat(forwarded.header("x-loyalnest-token")).isEqualTo("token");
    assertThat(forwarded.header("content-type")).isEqualTo("application/json");
    assertThat(parameters(forwarded.query())).containsEntry("a", "1");
  }

  @Test
  void nobodyNamesAnotherCustomerShopOrSignature() {
    shop.get(
        RunningShop.browser(),
        "/apps/loyalnest/me?logged_in_customer_id=42&shop=evil.example&signature=00&timestamp=1");

    var query = shop.app().lastProxied().query();
    assertThat(parameters(query))
        .containsEntry("logged_in_customer_id", "")
        .containsEntry("shop", RunningShop.DOMAIN);
    assertThat(query).doesNotContain("evil").doesNotContain("signature=00");
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new TreeMap<String, String>();
    Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return parameters;
  }

  private static String signature(Map<String, String> sorted) throws Exception {
    var message =
        sorted.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining());
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            RunningShop.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
  }
}
