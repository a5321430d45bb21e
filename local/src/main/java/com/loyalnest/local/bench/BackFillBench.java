package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `bench backfill`: the shop has a great many orders of which no webhook told. How long it takes
/// until all are found and have their points, and whether the shop had to throttle anybody
/// meanwhile.
public final class BackFillBench {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int CUSTOMERS = 1_000;

  /// Each in the second at which it is put there, as late webhooks would have been.
  private static final String FILL =
      """
      insert into shop.objects (kind, object_id, body, updated_at)
        select 'ORDER', ? + n,
          replace(replace(?, '{{order}}', (? + n)::text), '{{customer}}', (? + n %% %d)::text), now()
        from generate_series(1, ?) n
      """
          .formatted(CUSTOMERS);

  private static final String POINTS =
      """
      select count(*) from points.points_transactions
      where order_id = any (select (? + n)::text from generate_series(1, ?) n) and type = 'earn'
      """;

  private BackFillBench() {}

  public static int run(DevSuite suite, List<String> options) {
    var settings = BenchSettings.of(options);
    var clock = Clock.systemUTC();
    var first = 40_000_000_000_000_000L + clock.millis() * 1_000;
    try (var http = HttpClient.newHttpClient()) {
      var before = ask(http, suite.shop() + "/api/admin-api", "");
      var found = found(http, suite);
      fill(suite, first, settings.orders(), clock.instant());
      var start = System.nanoTime();
      System.out.println(settings.orders() + " orders are there that nobody told of");
      awaitFound(http, suite, found + settings.orders());
      print("found and told", settings.orders(), start);
      awaitPoints(suite, first, settings.orders());
      print("have their points", settings.orders(), start);
      var after = ask(http, suite.shop() + "/api/admin-api", "");
      System.out.printf(
          "the shop was asked %d times for %d points of its budget, and throttled %d times%n",
          number(after, "asked") - number(before, "asked"),
          number(after, "cost") - number(before, "cost"),
          number(after, "throttled") - number(before, "throttled"));
      return 0;
    } catch (SQLException failure) {
      throw new CannotStart("the suite's database refuses: " + failure.getMessage(), failure);
    } catch (IOException failure) {
      throw new CannotStart("the suite does not answer: " + failure.getMessage(), failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", stop);
    }
  }

  private static void print(String what, int orders, long start) {
    var seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%d %s after %.1f s, %.0f/s%n", orders, what, seconds, orders / seconds);
  }

  private static long number(JsonNode counts, String name) {
    return counts.path(name).asLong();
  }

  private static long found(HttpClient http, DevSuite suite)
      throws IOException, InterruptedException {
    return ask(http, suite.edge() + "/v1/api/sync/health", suite.merchantToken())
        .at("/objects/0/found")
        .asLong();
  }

  private static JsonNode ask(HttpClient http, String url, String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(15));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
  }

  private static void fill(DevSuite suite, long first, int orders, Instant now)
      throws SQLException {
    var body =
        OrderBook.template().replace("{{time}}", now.truncatedTo(ChronoUnit.SECONDS).toString());
    try (var connection = suite.connect();
        var insert = connection.prepareStatement(FILL)) {
      insert.setLong(1, first);
      insert.setString(2, body);
      insert.setLong(3, first);
      insert.setLong(4, first);
      insert.setInt(5, orders);
      insert.execute();
    }
  }

  private static void awaitFound(HttpClient http, DevSuite suite, long all)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (found(http, suite) < all) {
      pause(end);
    }
  }

  private static void awaitPoints(DevSuite suite, long first, int orders)
      throws SQLException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    try (var connection = suite.connect();
        var count = connection.prepareStatement(POINTS)) {
      count.setLong(1, first);
      count.setInt(2, orders);
      while (true) {
        try (var rows = count.executeQuery()) {
          rows.next();
          if (rows.getLong(1) >= orders) {
            return;
          }
        }
        pause(end);
      }
    }
  }

  private static void pause(long end) throws InterruptedException {
    if (System.nanoTime() > end) {
      throw new CannotStart("not all orders were found in " + PATIENCE);
    }
    Thread.sleep(LOOK_EVERY);
  }
}
