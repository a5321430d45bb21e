package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.local.check.VerifyLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Shopify is slow and often gives no proper answer; still every redemption ends with a code or
/// with its points back.
@Tag("e2e")
class RedemptionStormTest {
  private static final int REDEMPTIONS = 40;
  private static final int CUSTOMERS = 8;
  private static final Duration READERS = Duration.ofSeconds(30);

  /// Four tries in a row that find no answer, which one redemption in ten thousand meets, wait two
  /// and a half minutes.
  private static final Duration SETTLED = Duration.ofMinutes(5);

  private final Shop shop = LocalSuite.shared();

  @AfterEach
  void switchOff() throws Exception {
    turn(0, 0);
  }

  @Test
  void everyRedemptionEndsIssuedOrRestored() throws Exception {
    var customers = Shop.newIds(CUSTOMERS);
    for (var customer : customers) {
      for (var n = 0; n < 3; n++) {
        shop.deliver("orders/paid", Shop.paidOrder(Shop.newId(), customer));
      }
      within(READERS, () -> shop.balance(customer), points -> points == 3540);
    }
    var reward = rewardFor(500);
    turn(10, 2000);

    assertThat(mostIdleWhile(() -> redeemAndSettle(reward, customers)))
        .as("connections idle in a transaction for a second")
        .isZero();

    var ended = "select count(*) from points.reward_redemptions where reward_id = '" + reward + "'";
    assertThat(shop.count(ended + " and status in ('issued', 'refused')")).isEqualTo(REDEMPTIONS);
    assertThat(codes(customers))
        .doesNotHaveDuplicates()
        .hasSize(Math.toIntExact(shop.count(ended + " and status = 'issued'")));
    assertThat(VerifyLedger.run(shop.suite())).isZero();
  }

  private String rewardFor(int points) throws Exception {
    var answer =
        shop.post(
            "/v1/api/rewards",
            """
            {"definition":{"type":"amount_off","names":{"en":"5 off"},"points_cost":%d,
            "value":"5","currency":"USD"},"idempotency_key":"storm-%d"}
            """
                .formatted(points, Shop.newId()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Shop.json(answer).at("/reward/reward_id").asString();
  }

  /// Five redemptions of each customer, all asked at once. A caller who hears nothing in time asks
  /// again with the same key.
  private boolean redeemAndSettle(String reward, List<Long> customers) throws Exception {
    try (var threads = Executors.newFixedThreadPool(REDEMPTIONS)) {
      var calls = new ArrayList<Callable<Integer>>();
      for (var n = 0; n < REDEMPTIONS; n++) {
        var body =
            "{\"customer_id\":\"%d\",\"reward_id\":\"%s\",\"idempotency_key\":\"storm-%d\"}"
                .formatted(customers.get(n % CUSTOMERS), reward, Shop.newId());
        calls.add(() ->
            within(
                READERS,
                () -> shop.post("/v1/api/rewards/redeem", body).statusCode(),
                status -> status != 503));
      }
      for (var answer : threads.invokeAll(calls)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    var open =
        "select count(*) from points.reward_redemptions where reward_id = '"
            + reward
            + "' and status = 'pending'";
    assertThat(within(SETTLED, () -> shop.count(open), count -> count == 0)).isZero();
    return true;
  }

  private List<String> codes(List<Long> customers) throws Exception {
    var codes = new ArrayList<String>();
    for (var customer : customers) {
      var answer = shop.get("/v1/api/rewards/redemptions?limit=100&customer_id=" + customer);
      Shop.json(answer)
          .path("redemptions")
          .forEach(redemption -> codes.add(redemption.path("discount_code").asString("")));
    }
    codes.removeIf(String::isEmpty);
    return codes;
  }

  private long mostIdleWhile(Callable<Boolean> work) throws Exception {
    try (var worker = Executors.newSingleThreadExecutor()) {
      var working = worker.submit(work);
      var most = 0L;
      while (!working.isDone()) {
        most = Math.max(most, idleInTransaction());
        Thread.sleep(Duration.ofMillis(100));
      }
      working.get();
      return most;
    }
  }

  private long idleInTransaction() throws SQLException {
    return shop.count(
        "select count(*) from pg_stat_activity where state like 'idle in transaction%'"
            + " and state_change < clock_timestamp() - interval '1 second'");
  }

  private void turn(int errorPercent, int delayMillis) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(shop.suite().shop() + "/api/switches/admin-api"))
              .header("Content-Type", "application/json")
              .PUT(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"errorPercent\":%d,\"delayMillis\":%d}"
                          .formatted(errorPercent, delayMillis)))
              .build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }
}
