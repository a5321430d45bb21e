package com.loyalnest.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Shopify's token endpoint, which is not ours: it answers as the test tells it, and counts.
public final class StandInShopify {
  private static final HttpServer SERVER = started();
  private static final List<Map<String, String>> FORMS = new CopyOnWriteArrayList<>();
  private static final AtomicInteger TOKENS = new AtomicInteger();
  private static volatile int status = 200;
  private static volatile long expiresIn = 3600;
  private static volatile boolean accountOwner;
  private static volatile Semaphore gate = new Semaphore(Integer.MAX_VALUE);

  private StandInShopify() {}

  public static String url() {
    return "http://localhost:" + SERVER.getAddress().getPort();
  }

  /// Answers from now on with tokens that live so long.
  public static void grants(long seconds) {
    status = 200;
    gate = new Semaphore(Integer.MAX_VALUE);
    expiresIn = seconds;
    FORMS.clear();
  }

  /// Answers from now on with this status.
  public static void answers(int httpStatus) {
    status = httpStatus;
    FORMS.clear();
  }

  /// Whether whoever comes from now on owns the shop's account.
  public static void comesAsAccountOwner(boolean owner) {
    accountOwner = owner;
  }

  /// Lets nobody through until the gate has permits.
  public static Semaphore holds() {
    gate = new Semaphore(0);
    return gate;
  }

  /// What was asked since the last change.
  public static List<Map<String, String>> forms() {
    return FORMS;
  }

  private static HttpServer started() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/admin/oauth/access_token", StandInShopify::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    FORMS.add(
        Arrays.stream(body.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
    gate.acquireUninterruptibly();
    var n = TOKENS.incrementAndGet();
    var json =
        status == 200
            ? """
            {"access_token": "shpat_%d", "scope": "read_orders", "expires_in": %d,
             "refresh_token": "shprt_%d", "refresh_token_expires_in": 7776000,
             "associated_user": {"id": 1, "account_owner": %s}}
            """
                .formatted(n, expiresIn, n, accountOwner)
            : "{\"error\": \"invalid_subject_token\"}";
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
