package com.loyalnest.frontend.support;

import com.loyalnest.platform.crypto.Hmac;
import com.loyalnest.platform.testing.TestCallers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A caller of the door over HTTP.
@TestComponent
public class Edge {
  private final Environment environment;
  private final HttpClient http = HttpClient.newHttpClient();

  Edge(Environment environment) {
    this.environment = environment;
  }

  /// What came back, with the body read as JSON where it is some.
  public record Reply(int status, String text, HttpResponse<String> response) {
    public JsonNode json() {
      return JsonMapper.shared().readTree(text);
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String errorCode() {
      return json().path("error").path("code").asString("");
    }

    public String errorMessage() {
      return json().path("error").path("message").asString("");
    }
  }

  public int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }

  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  public Reply get(String path) {
    return send(to(path));
  }

  public Reply getAs(String token, String path) {
    return send(to(path).header("Authorization", "Bearer " + token));
  }

  public Reply postAs(String token, String path, String json) {
    return send(
        to(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public static String merchant(String merchantId) {
    return TestCallers.token("merchant", merchantId, "user-1");
  }

  public static String shopper(String merchantId, String number) {
    return TestCallers.token("shopper", merchantId, number);
  }

  /// A delivery as Shopify sends it.
  public HttpRequest.Builder webhook(String shop, String topic, byte[] body) {
    return unsignedWebhook(shop, topic, body)
        .header("X-Shopify-Hmac-Sha256", signature(EdgeTest.SECRET, body));
  }

  public HttpRequest.Builder unsignedWebhook(String shop, String topic, byte[] body) {
    return to("/v1/api/shopify/webhook")
        .header("Content-Type", "application/json")
        .header("X-Shopify-Topic", topic)
        .header("X-Shopify-Shop-Domain", shop)
        .header("X-Shopify-API-Version", "2026-07")
        .header("X-Shopify-Webhook-Id", UUID.randomUUID().toString())
        .header("X-Shopify-Event-Id", "event-1")
        .header("X-Shopify-Triggered-At", "2026-07-10T16:15:47.123456789Z")
        .POST(BodyPublishers.ofByteArray(body));
  }

  public static String signature(String secret, byte[] body) {
    return Base64.getEncoder()
        .encodeToString(Hmac.sha256(secret.getBytes(StandardCharsets.UTF_8), body));
  }
}
