package com.loyalnest.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.local.dev.DevSuite;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The shop that stands in for Shopify, as its people and its moods.
record StandIn(DevSuite suite) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// An empty store gets its goods.
  void seed() throws Exception {
    post("/demo/seed", "{}");
  }

  long newCustomer() throws Exception {
    var name = "Robin" + Shop.newId();
    return post(
            "/api/customers",
            "{\"firstName\":\"%s\",\"lastName\":\"Vale\",\"email\":\"%s@example.com\"}"
                .formatted(name, name))
        .path("id")
        .asLong();
  }

  /// A paid order of some pieces of one product.
  JsonNode order(long customer, int pieces) throws Exception {
    return post(
        "/api/orders",
        "{\"customerId\":\"%d\",\"items\":[{\"productId\":\"%s\",\"quantity\":%d}]}"
            .formatted(customer, anyProduct(), pieces));
  }

  /// One piece comes back.
  void refundOne(JsonNode order) throws Exception {
    post(
        "/api/orders/" + order.path("id").asString() + "/refund",
        "{\"lines\":{\"%s\":1}}".formatted(order.at("/line_items/0/id").asString()));
  }

  void cancel(JsonNode order) throws Exception {
    post("/api/orders/" + order.path("id").asString() + "/cancel", "{}");
  }

  void uninstall() throws Exception {
    post("/api/app/uninstall", "{}");
  }

  void askToRedact() throws Exception {
    post("/api/app/redact", "{}");
  }

  void advance(Duration time) throws Exception {
    post("/clock/advance", "{\"seconds\":%d}".formatted(time.toSeconds()));
  }

  /// How webhooks are delivered from now on.
  void deliver(int duplicatePercent, boolean shuffle, boolean paused) throws Exception {
    var body =
        "{\"duplicatePercent\":%d,\"shuffle\":%b,\"delayMillis\":0,\"paused\":%b}"
            .formatted(duplicatePercent, shuffle, paused);
    sent("/api/switches", request -> request.PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// How many deliveries wait.
  int waiting() throws Exception {
    return sent("/api/deliveries?status=waiting", HttpRequest.Builder::GET).size();
  }

  private String anyProduct() throws Exception {
    for (var product : sent("/api/products", HttpRequest.Builder::GET)) {
      if (product.path("title").asString().equals("Oak stool")) {
        return product.path("id").asString();
      }
    }
    throw new IllegalStateException("the store has no oak stool");
  }

  private JsonNode post(String path, String body) throws Exception {
    return sent(path, request -> request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode sent(String path, java.util.function.UnaryOperator<HttpRequest.Builder> method)
      throws Exception {
    var request =
        method.apply(
            HttpRequest.newBuilder(URI.create(suite.shop() + path))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json"));
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}
