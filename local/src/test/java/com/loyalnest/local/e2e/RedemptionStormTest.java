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
import java.util.concurrent.atomic.AtomicBoolean;
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

  /// Two tries that find no answer wait half a minute.
  private static final Duration SETTLED = Duration.ofMinutes(3);

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

    try (var watch = Executors.newSingleThreadExecutor()) {
      var settled = new AtomicBoolean();
      var idle = watch.submit(() -> mostIdle(settled));
      assertThat(redeemed(reward, customers)).hasSize(REDEMPTIONS).containsOnly(200);
      var open =
          "select count(*) from points.reward_redemptions where reward_id = '"
              + reward
              + "' and status = 'pending'";
      assertThat(within(SETTLED, () -> shop.count(open), count -> count == 0)).isZero();
      settled.set(true);
      assertThat(idle.get()).as("connections idle in a transaction for a second").isZero();
    }

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

  /// The answers to five redemptions of each customer, all asked at once.
  private List<Integer> redeemed(String reward, List<Long> customers) throws Exception {
    try (var threads = Executors.newFixedThreadPool(REDEMPTIONS)) {
      var calls = new ArrayList<Callable<Integer>>();
      for (var n = 0; n < REDEMPTIONS; n++) {
        var body =
            "{\"customer_id\":\"%d\",\"reward_id\":\"%s\",\"idempotency_key\":\"storm-%d\"}"
                .formatted(customers.get(n % CUSTOMERS), reward, Shop.newId());
        calls.add(() -> shop.post("/v1/api/rewards/redeem", body).statusCode());
      }
      var answers = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
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

  private long mostIdle(AtomicBoolean settled) throws SQLException, InterruptedException {
    var most = 0L;
    while (!settled.get()) {
      var now =
          shop.count(
              "select count(*) from pg_stat_activity where state like 'idle in transaction%'"
                  + " and state_change < clock_timestamp() - interval '1 second'");
      most = Math.max(most, now);
      Thread.sleep(Duration.ofMillis(100));
    }
    return most;
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
