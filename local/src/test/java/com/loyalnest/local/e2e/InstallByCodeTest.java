package com.loyalnest.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The app is installed by a browser that does not come from the shop's admin.
@Tag("e2e")
class InstallByCodeTest {
  private static final String FOREIGN = "evil.example";

  private final Shop shop = LocalSuite.shared();
  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @Test
  void theShopLetsTheAppInAndLeadsBackToIt() throws Exception {
    var began = begin(shop.suite().shopDomain());
    assertThat(began.statusCode()).isEqualTo(302);
    assertThat(location(began))
        .startsWith(shop.suite().shop() + "/admin/oauth/authorize?")
        .contains("read_orders");

    var completed = visit(callback(began), cookie(began));

    assertThat(completed.statusCode()).as(completed.body()).isEqualTo(302);
    assertThat(location(completed)).startsWith(shop.suite().shop() + "/admin/apps/");
    assertThat(cookie(completed)).isEqualTo("loyalnest_install=");
    assertThat(shop.get("/v1/api/sync/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aCodeIsGoodForOnce() throws Exception {
    var began = begin(shop.suite().shopDomain());
    var callback = callback(began);
    assertThat(visit(callback, cookie(began)).statusCode()).isEqualTo(302);

    assertThat(visit(callback, cookie(began)).statusCode()).isEqualTo(401);
  }

  /// Somebody else's link, opened in this browser.
  @Test
  void anotherBrowserCannotFinishWhatThisOneBegan() throws Exception {
    var began = begin(shop.suite().shopDomain());

    assertThat(visit(callback(began), "").statusCode()).isEqualTo(401);
    assertThat(visit(callback(began), cookie(begin(shop.suite().shopDomain()))).statusCode())
        .isEqualTo(401);
  }

  @Test
  void whatShopifyDidNotSignIsRefused() throws Exception {
    var began = begin(shop.suite().shopDomain());
    var callback = callback(began);

    assertThat(visit(callback.replaceFirst("code=.", "code=x"), cookie(began)).statusCode())
        .isEqualTo(401);
    assertThat(visit(callback.replace("demo-nest", "other-nest"), cookie(began)).statusCode())
        .isEqualTo(401);
    assertThat(visit(callback + "&code=again", cookie(began)).statusCode()).isEqualTo(401);
    assertThat(visit(callback.replaceFirst("&hmac=.*", ""), cookie(began)).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        FOREIGN,
        "demo-nest.myshopify.com.evil.example",
        "demo-nest.myshopify.com%2Fadmin%40evil.example",
        "https%3A%2F%2Fdemo-nest.myshopify.com",
        "-x.myshopify.com%0a.evil.example"
      })
  void nobodyIsSentToWhatIsNoShop(String domain) throws Exception {
    var answer = begin(domain);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain(FOREIGN);
  }

  private HttpResponse<String> begin(String domain) throws IOException, InterruptedException {
    return visit(shop.suite().edge() + "/v1/api/auth/install?shop=" + domain, "");
  }

  /// What the shop sends the browser back to.
  private String callback(HttpResponse<String> began) throws IOException, InterruptedException {
    var agreed = visit(location(began), "");
    assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(302);
    return location(agreed);
  }

  private HttpResponse<String> visit(String address, String cookie)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(15));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String cookie(HttpResponse<String> answer) {
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }
}
