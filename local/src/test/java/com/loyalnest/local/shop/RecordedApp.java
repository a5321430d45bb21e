package com.loyalnest.local.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// The app as the shop sees it: it keeps what it was sent, and answers what a test wants it to.
final class RecordedApp {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Integer> nextAnswers = new ConcurrentLinkedQueue<>();

  /// One request.
  ///
  /// @param headers by lower-case name
  record Received(String path, String query, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  RecordedApp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  void close() {
    server.stop(0);
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /// The next requests are answered so, those after them with 200.
  void answerNext(int... statuses) {
    for (var status : statuses) {
      nextAnswers.add(status);
    }
  }

  List<Received> webhooks() {
    return received.stream().filter(each -> each.path().equals("/webhook")).toList();
  }

  Received lastProxied() {
    return received.stream()
        .filter(each -> each.path().startsWith("/proxy"))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new java.util.TreeMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) ->
              headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
      var uri = exchange.getRequestURI();
      var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      received.add(
          new Received(uri.getPath(), query, headers, exchange.getRequestBody().readAllBytes()));
      var status = uri.getPath().equals("/webhook") ? nextAnswers.poll() : null;
      exchange.getResponseHeaders().add("Set-Cookie", "app=1");
      exchange.getResponseHeaders().add("Content-Type", "text/plain");
      var body = "from the app".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status == null ? 200 : status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
