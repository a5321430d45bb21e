package com.loyalnest.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.api.json.RequestFields;
import com.loyalnest.local.launcher.FrontDoor.SignedIn;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A store that was filled just now gets its rewards; one that has a history keeps its own.
class FrontDoorTest {
  private final List<String> offered = new CopyOnWriteArrayList<>();
  private final HttpServer server = started();
  private final String url = "http://localhost:" + server.getAddress().getPort();
  private volatile boolean isNew = true;

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aNewStoreOffersRewardsInEveryLanguage() {
    seed();

    assertThat(offered).hasSize(3);
    assertThat(offered)
        .allMatch(reward -> reward.startsWith("Bearer token "))
        .allMatch(reward -> reward.contains("\"fr\":") && reward.contains("\"es\":"))
        .allSatisfy(FrontDoorTest::isOfTheContract);
  }

  private static void isOfTheContract(String reward) {
    var body = reward.substring(reward.indexOf('{')).getBytes(StandardCharsets.UTF_8);
    RequestFields.fromJson(body, CreateRewardRequest.newBuilder());
  }

  @Test
  void aStoreWithAHistoryKeepsItsRewards() {
    isNew = false;

    seed();

    assertThat(offered).isEmpty();
  }

  private void seed() {
    try (var door = new FrontDoor(url, url)) {
      door.seed(new SignedIn("merchant", "token"));
    }
  }

  private HttpServer started() {
    try {
      var started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.createContext("/demo/seed", each -> answer(each, "{\"seeded\":" + isNew + "}"));
      started.createContext("/v1/api/rewards", this::offer);
      started.start();
      return started;
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void offer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    offered.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
    answer(exchange, "{}");
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, json.length());
      exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
    }
  }
}
