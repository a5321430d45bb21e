package com.loyalnest.frontend.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.support.AdminPeer;
import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.EdgeTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// A hundred thousand forgeries of genuine deliveries, at the door itself: other bodies under a
/// seen signature, seen bodies under changed signatures, other secrets.
@EdgeTest
class ForgedWebhooksTest {
  private static final int FORGERIES = 100_000;
  private static final String SHOP = "nest-forged.myshopify.com";

  private final FilterRegistrationBean<WebhookDoor> door;
  private final AdminPeer admin;
  private final long seed = Long.getLong("loyalnest.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  ForgedWebhooksTest(FilterRegistrationBean<WebhookDoor> door, AdminPeer admin) {
    this.door = door;
    this.admin = admin;
  }

  @Test
  void noneIsTaken() throws Exception {
    System.out.println("forged webhooks: -Dloyalnest.seed=" + seed);
    var accepted = 0;
    var start = System.nanoTime();
    for (var n = 0; n < FORGERIES; n++) {
      var body = body(n);
      var genuine = Edge.signature(EdgeTest.SECRET, body);
      accepted += status(forged(n, body, genuine)) == 401 ? 0 : 1;
    }
    System.out.printf(
        "%d forged webhooks refused in %.1f s, making them included%n",
        FORGERIES, (System.nanoTime() - start) / 1e9);

    assertThat(accepted).isZero();
    assertThat(admin.received(SHOP)).isEmpty();
    var body = body(0);
    assertThat(status(request(body, Edge.signature(EdgeTest.SECRET, body)))).isEqualTo(200);
  }

  private MockHttpServletRequest forged(int n, byte[] body, String genuine) {
    return switch (n % 5) {
      case 0 -> request(changed(body), genuine);
      case 1 -> request(body, changed(genuine));
      case 2 -> request(body, Edge.signature("secret-" + n, body));
      case 3 -> request(body, genuine.substring(0, random.nextInt(genuine.length())));
      default -> {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        yield request(body, Base64.getEncoder().encodeToString(bytes));
      }
    };
  }

  private byte[] body(int n) {
    return "{\"id\":%d,\"note\":\"%s\"}"
        .formatted(n, "x".repeat(n % 500))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] changed(byte[] body) {
    var changed = body.clone();
    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(7));
    return changed;
  }

  /// Another character at one place, also where only unused bits of the last one change.
  private String changed(String signature) {
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    var changed = new StringBuilder(signature);
    var at = random.nextInt(signature.length());
    var other = alphabet.charAt(random.nextInt(alphabet.length()));
    changed.setCharAt(at, other == signature.charAt(at) ? '!' : other);
    return changed.toString();
  }

  private static MockHttpServletRequest request(byte[] body, String signature) {
    var request = new MockHttpServletRequest("POST", WebhookDoor.PATH);
    request.addHeader("X-Shopify-Topic", "orders/paid");
    request.addHeader("X-Shopify-Hmac-Sha256", signature);
    request.addHeader("X-Shopify-Shop-Domain", SHOP);
    request.addHeader("X-Shopify-API-Version", "2026-07");
    request.addHeader("X-Shopify-Webhook-Id", "webhook-1");
    request.setContent(body);
    return request;
  }

  private int status(MockHttpServletRequest request) throws Exception {
    var response = new MockHttpServletResponse();
    Objects.requireNonNull(door.getFilter()).doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }
}
