package com.loyalnest.platform.shopify;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A shop whose Admin API does nothing but count: each question costs the same, a bucket says
/// whether it is answered.
final class BucketOfAShop implements AutoCloseable {
  private static final int OK = 200;

  private final HttpServer server;
  private final double size;
  private final double restoreRate;
  private final double cost;
  private double available;
  private long filledAt = System.nanoTime();
  private volatile int status = OK;
  final AtomicInteger answered = new AtomicInteger();
  final AtomicInteger refused = new AtomicInteger();
  final AtomicInteger throttled = new AtomicInteger();

  BucketOfAShop(double size, double restoreRate, double cost) throws IOException {
    this.size = size;
    this.restoreRate = restoreRate;
    this.cost = cost;
    this.available = size;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/admin/api/2026-07/graphql.json",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (status != OK) {
            refused.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
          }
          var body = answer().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /// Answers from now on with this status.
  void answersWith(int httpStatus) {
    status = httpStatus;
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private synchronized String answer() {
    var now = System.nanoTime();
    available = Math.min(size, available + (now - filledAt) / 1e9 * restoreRate);
    filledAt = now;
    var covered = cost <= available;
    if (covered) {
      available -= cost;
    }
    (covered ? answered : throttled).incrementAndGet();
    return """
    {%s, "extensions": {"cost": {"requestedQueryCost": %s, "actualQueryCost": %s, "throttleStatus":
      {"maximumAvailable": %s, "currentlyAvailable": %s, "restoreRate": %s}}}}
    """
        .formatted(
            covered
                ? "\"data\": {\"shop\": {\"name\": \"Demo\"}}"
                : "\"errors\": [{\"message\": \"Throttled\", \"extensions\": {\"code\": \"THROTTLED\"}}]",
            cost,
            covered ? cost : 0,
            size,
            Math.floor(available),
            restoreRate);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
