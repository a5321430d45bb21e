package com.loyalnest.frontend.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.Edge.Reply;
import com.loyalnest.frontend.support.EdgeTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EdgeTest
class EmbeddedHomeTest {
  private static final String SHOP = "nest-home.myshopify.com";

  private final Edge edge;

  EmbeddedHomeTest(Edge edge) {
    this.edge = edge;
  }

  @ParameterizedTest
  @ValueSource(strings = {SHOP, "another.myshopify.com"})
  void onlyTheShopAndItsAdminMayFrameTheHome(String shop) {
    var reply = edge.get("/?embedded=1&shop=" + shop + "&host=YWRtaW4&locale=en");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(directive(reply, "frame-ancestors"))
        .isEqualTo("https://" + shop + " https://admin.shopify.com");
    assertThat(reply.header("X-Frame-Options")).as("it knows no list of origins").isEmpty();
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void theHomeRunsItsOwnScriptAndAppBridgeAndNothingElse() {
    var reply = home("");

    assertThat(directive(reply, "default-src")).isEqualTo("'none'");
    assertThat(directive(reply, "script-src")).isEqualTo("'self' https://cdn.shopify.com");
    assertThat(directive(reply, "style-src")).startsWith("'sha256-").doesNotContain("unsafe");
    assertThat(directive(reply, "base-uri")).isEqualTo("'none'");
    assertThat(directive(reply, "form-action")).isEqualTo("'none'");
    assertThat(reply.text())
        .contains(
            "<meta name=\"shopify-api-key\" content=\"" + EdgeTest.CLIENT_ID + "\">",
            "<script src=\"https://cdn.shopify.com/shopifycloud/app-bridge.js\">",
            "<script src=\"/app/home.js\" defer>")
        .doesNotContain(EdgeTest.SECRET);
  }

  @Test
  void keepsNoCookie() {
    assertThat(home("").header("Set-Cookie")).isEmpty();
    assertThat(edge.get("/?shop=" + SHOP).header("Set-Cookie")).isEmpty();
    assertThat(edge.get("/app/home.js").header("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"es,,es", "fr-CA,,fr", "'',es-MX,es", "de,fr,en", "'<x>',,en"})
  void speaksTheLanguageOfTheAdmin(String locale, String accepted, String language) {
    var request = edge.to("/?embedded=1&shop=" + SHOP + "&locale=" + encoded(locale));
    var reply = edge.send(accepted == null ? request : request.header("Accept-Language", accepted));

    assertThat(reply.text()).contains("<html lang=\"" + language + "\">").doesNotContain("<x>");
  }

  @Test
  void leadsWhoComesFromOutsideIntoTheAdmin() {
    var reply = edge.get("/?shop=" + SHOP + "&hmac=00&timestamp=1");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location"))
        .isEqualTo("https://" + SHOP + "/admin/apps/" + EdgeTest.CLIENT_ID);
    assertThat(reply.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example/nest.myshopify.com",
        "nest.myshopify.com.evil.example",
        "nest.myshopify.com@evil.example",
        "nest.myshopify.com:8443",
        "nest.myshopify.com/..",
        "//nest.myshopify.com",
        "https://nest.myshopify.com",
        "nest.myshopify.com\r\nSet-Cookie: a=b",
        "nest.myshopify.com; frame-ancestors *",
        "*.myshopify.com",
        "nest_x.myshopify.com",
        "-nest.myshopify.com",
        "nest\u0000.myshopify.com",
        "\"><script>alert(1)</script>"
      })
  void neverLeadsToOrIsFramedByWhatIsNoShop(String shop) {
    for (var embedded : new String[] {"", "&embedded=1"}) {
      var reply = edge.get("/?shop=" + encoded(shop) + embedded);

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.header("Location")).isEmpty();
      assertThat(reply.header("Set-Cookie")).isEmpty();
      assertThat(directive(reply, "frame-ancestors")).isEqualTo("'none'");
      assertThat(reply.text()).doesNotContain("evil", "<script");
    }
  }

  @Test
  void aShopThatIsNamedTwiceIsNone() {
    var reply = edge.get("/?shop=" + SHOP + "&shop=other.myshopify.com");

    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void doesNotFollowAnAddressFromTheQuery() {
    for (var name : new String[] {"redirect", "return_to", "redirectUri", "next", "url", "host"}) {
      var reply = edge.get("/?shop=" + SHOP + "&" + name + "=https%3A%2F%2Fevil.example");

      assertThat(reply.header("Location")).as(name).startsWith("https://" + SHOP + "/admin/");
    }
  }

  @Test
  void aQueryThatCannotBeReadIsRefused() {
    assertThat(edge.get("/?shop=%C3%28").status()).isEqualTo(400);
  }

  @Test
  void theScriptIsKeptAndAskedForAgain() {
    var script = edge.get("/app/home.js");

    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
    assertThat(script.header("X-Content-Type-Options")).isEqualTo("nosniff");
    var again = edge.send(edge.to("/app/home.js").header("If-None-Match", script.header("ETag")));
    assertThat(again.status()).isEqualTo(304);
  }

  private Reply home(String more) {
    return edge.get("/?embedded=1&shop=" + SHOP + more);
  }

  private static String directive(Reply reply, String name) {
    for (var directive : reply.header("Content-Security-Policy").split("; ")) {
      if (directive.startsWith(name + " ")) {
        return directive.substring(name.length() + 1);
      }
    }
    return "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
