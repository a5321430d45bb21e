package com.loyalnest.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BenchPartsTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  @Test
  void ordersAreSignedAndOfThePublishedShape() throws Exception {
    var order = new OrderBook(suite("http://localhost:1"), NOW).ofRegulars(1, NOW).getFirst();
    var request = new String(order.bytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);

    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var signature =
        Base64.getEncoder()
            .encodeToString(mac.doFinal(request[1].getBytes(StandardCharsets.UTF_8)));
    assertThat(request[0]).contains("X-Shopify-Hmac-Sha256: " + signature);
    var json = JsonMapper.shared().readTree(request[1]);
    assertThat(json.path("id").asLong()).isGreaterThan(1L << 53);
    assertThat(json.path("customer").path("id").asLong()).isEqualTo(order.customerId());
    assertThat(json.path("financial_status").asString()).isEqualTo("paid");
    assertThat(json.path("test").asBoolean()).isFalse();
  }

  @Test
  void newCustomersBuyOnceAndRegularsManyTimes() {
    var book = new OrderBook(suite("http://localhost:1"), NOW);

    assertThat(book.ofRegulars(2_000, NOW).stream().map(SignedOrder::customerId).distinct())
        .hasSize(1_000);
    assertThat(book.ofNewCustomers(50, NOW).stream().map(SignedOrder::customerId).distinct())
        .hasSize(50);
  }

  @Test
  void readsAnswersOfAKnownLengthAndInChunksOverOneConnection() throws Exception {
    var ports = Collections.synchronizedList(new ArrayList<Integer>());
    var server = server();
    server.createContext(
        "/",
        call -> {
          call.getRequestBody().readAllBytes();
          ports.add(call.getRemoteAddress().getPort());
          call.sendResponseHeaders(200, ports.size() == 1 ? 5 : 0);
          call.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
          call.close();
        });
    var door = URI.create("http://localhost:" + server.getAddress().getPort());
    try (var connection = new HttpConnection(door)) {
      var request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

      assertThat(connection.send(request)).isEqualTo(new HttpConnection.Answer(200, "hello"));
      assertThat(connection.send(request).body()).isEqualTo("hello");
      assertThat(ports).hasSize(2).allMatch(ports.getFirst()::equals);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void latencyCountsFromTheMomentThatWasPlanned() throws Exception {
    var bought = new AtomicInteger();
    var server = server();
    server.createContext(
        "/",
        call -> {
          call.getRequestBody().readAllBytes();
          var post = call.getRequestMethod().equals("POST");
          var body = post ? "" : "{\"points_balance\":1180}";
          bought.addAndGet(post ? 1 : 0);
          call.sendResponseHeaders(200, body.isEmpty() ? -1 : body.length());
          call.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
          call.close();
        });
    try {
      var suite = suite("http://localhost:" + server.getAddress().getPort());
      var orders = new OrderBook(suite, NOW).ofNewCustomers(20, NOW);

      new Latency(suite).run(orders, 100).print();

      assertThat(bought).hasValue(20);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void balancesAreReadAtTheirRate() throws Exception {
    var reads = new AtomicInteger();
    var server = server();
    server.createContext(
        "/",
        call -> {
          var fails = reads.incrementAndGet() == 1;
          call.sendResponseHeaders(fails ? 503 : 200, -1);
          call.close();
        });
    try {
      var suite = suite("http://localhost:" + server.getAddress().getPort());
      var settings = BenchSettings.of(List.of("--reads", "50", "--seconds", "1"));

      var read = Reads.run(suite, settings, n -> Latency.look(suite, n));

      assertThat(reads).hasValue(50);
      assertThat(read.failed()).isEqualTo(1);
      assertThat(read.times().getTotalCount()).isEqualTo(49);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void cpuOfAProcessGrowsAsItWorks() {
    var meter = new CpuMeter(List.of(ProcessHandle.current()));
    var before = meter.micros();
    var sum = 0.0;
    for (var n = 1; n < 40_000_000; n++) {
      sum += Math.sqrt(n);
    }

    assertThat(sum).isPositive();
    assertThat(meter.micros()).isGreaterThan(before);
  }

  @Test
  void settingsHaveDefaultsAndRefuseWhatIsNoNumber() {
    assertThat(BenchSettings.of(List.of()).rounds()).isEqualTo(5);
    assertThat(BenchSettings.of(List.of("--rounds", "2", "--rate", "50")).rate()).isEqualTo(50);
    assertThatThrownBy(() -> BenchSettings.of(List.of("--orders", "many")))
        .isInstanceOf(CannotStart.class)
        .hasMessage("--orders takes a number");
    assertThatThrownBy(() -> BenchSettings.of(List.of("--orders"))).isInstanceOf(CannotStart.class);
  }

  private static HttpServer server() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return server;
  }

  private static DevSuite suite(String edge) {
    return new DevSuite(
        edge,
        "http://localhost:2",
        "demo-nest.myshopify.com",
        "client",
        "secret",
        "m-1",
        "token",
        URI.create("postgresql://postgres:secret@127.0.0.1:3/loyalnest"),
        "redis://127.0.0.1:4",
        Map.of());
  }
}
