package com.loyalnest.points.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A merchant's server as our documents tell to write one: it gives once for a key, and says the
/// same to whoever asks again. How it misbehaves is up to the test.
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> codes = new ConcurrentHashMap<>();
  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  public volatile Mood mood = (turn, key) -> new Say(200, true);

  /// A question that arrived.
  public record Asked(String key, String signature, String body) {}

  /// @param gives whether the reward is given, whatever is said of it
  public record Say(int status, boolean gives) {}

  /// What is said to the n-th question.
  @FunctionalInterface
  public interface Mood {
    Say to(int turn, String key) throws InterruptedException;
  }

  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/loyalty";
  }

  /// The keys for which something was given.
  public Set<String> given() {
    return Set.copyOf(codes.keySet());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var key = headers.getFirst("Idempotency-Key");
      asked.add(
          new Asked(
              key,
              headers.getFirst(WebhookSignature.HEADER),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      var say = mood.to(asked.size(), key);
      if (say.gives()) {
        codes.computeIfAbsent(key, first -> "GIFT-" + first);
      }
      var body =
          say.status() == 200 && say.gives()
              ? ("{\"code\":\"" + codes.get(key) + "\"}").getBytes(UTF_8)
              : new byte[0];
      exchange.sendResponseHeaders(say.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
