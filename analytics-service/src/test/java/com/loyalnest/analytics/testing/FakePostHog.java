package com.loyalnest.analytics.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes batches and knows events by their uuid, as PostHog does; answers with the status it was
/// told.
public final class FakePostHog implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, JsonNode> events = new ConcurrentHashMap<>();
  private final List<JsonNode> batches = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  public FakePostHog() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/batch", this::take);
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public void answer(int next) {
    status = next;
  }

  public List<JsonNode> batches() {
    return batches;
  }

  public List<JsonNode> eventsOf(String merchantId) {
    return events.values().stream()
        .filter(each -> each.at("/properties/merchant_id").asString().equals(merchantId))
        .toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (status == 200) {
        var batch = JsonMapper.shared().readTree(body);
        batches.add(batch);
        batch.get("batch").forEach(each -> events.put(each.get("uuid").asString(), each));
      }
      var answer = "{\"status\":\"Ok\"}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
