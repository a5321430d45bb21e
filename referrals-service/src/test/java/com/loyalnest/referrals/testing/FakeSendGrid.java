package com.loyalnest.referrals.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes what SendGrid would take and answers as told, 202 when nothing was told.
public final class FakeSendGrid implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Mail> mails = new CopyOnWriteArrayList<>();

  /// One answer. A negative status hangs up without one.
  public record Answer(int status, Map<String, String> headers, String body) {
    public static Answer of(int status) {
      return new Answer(status, Map.of(), "");
    }

    /// After having taken the mail.
    public static Answer hangUp() {
      return of(-1);
    }
  }

  /// What arrived.
  public record Mail(String path, String authorization, JsonNode body) {
    public String to() {
      return body.at("/personalizations/0/to/0/email").asString();
    }

    public String notificationId() {
      return body.at("/personalizations/0/custom_args/ln_notification").asString();
    }

    public String subject() {
      return body.at("/subject").asString();
    }

    public String text() {
      return body.at("/content/0/value").asString();
    }
  }

  public FakeSendGrid() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  public String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  public synchronized void answerNext(Answer... next) {
    answers.addAll(List.of(next));
  }

  public List<Mail> mailsTo(String address) {
    return mails.stream().filter(mail -> mail.to().equals(address)).toList();
  }

  private synchronized Answer nextAnswer() {
    var next = answers.poll();
    return next == null ? Answer.of(202) : next;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      mails.add(
          new Mail(
              exchange.getRequestURI().getPath(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              JsonMapper.shared().readTree(body)));
      var answer = nextAnswer();
      if (answer.status() < 0) {
        return;
      }
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
