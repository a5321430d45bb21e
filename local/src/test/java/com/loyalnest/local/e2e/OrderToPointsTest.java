package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The main job of the suite: a paid order becomes points, once, and everybody hears of it.
@Tag("e2e")
class OrderToPointsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration READERS = Duration.ofSeconds(10);

  private final Shop shop = LocalSuite.shared();

  @Test
  void aPaidOrderIsOnTheBalanceWithinASecond() throws Exception {
    var warm = Shop.newId();
    shop.deliver("orders/paid", Shop.paidOrder(Shop.newId(), warm));
    within(READERS, () -> shop.balance(warm), points -> points == 1180);
    var customer = Shop.newId();

    var answer = shop.deliver("orders/paid", Shop.paidOrder(Shop.newId(), customer));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(within(SECOND, () -> shop.balance(customer), points -> points > 0)).isEqualTo(1180);
  }

  @Test
  void theSameOrderThreeMoreTimesChangesNothing() throws Exception {
    var customer = Shop.newId();
    var order = Shop.paidOrder(Shop.newId(), customer);
    shop.deliver("orders/paid", order);
    within(READERS, () -> shop.balance(customer), points -> points == 1180);

    shop.deliver("orders/paid", order);
    shop.deliver("orders/updated", order);
    shop.deliver("orders/create", order.replace("\"note\":null", "\"note\":\"again\""));
    // A later order of the same customer shows that the repetitions have been read.
    shop.deliver("orders/paid", Shop.paidOrder(Shop.newId(), customer));

    assertThat(within(READERS, () -> shop.balance(customer), points -> points == 2360))
        .isEqualTo(2360);
  }

  @Test
  void aGuestsOrderIsTheirsWhoProvesTheAddress() throws Exception {
    var customer = Shop.newId();
    var order = (ObjectNode) JsonMapper.shared().readTree(Shop.paidOrder(Shop.newId(), customer));
    var person = order.remove("customer");
    shop.deliver("orders/paid", order.toString());

    shop.deliver("customers/create", person.toString());

    var withWelcome = 1180 + 200;
    assertThat(within(READERS, () -> shop.balance(customer), points -> points == withWelcome))
        .isEqualTo(withWelcome);
  }

  @Test
  void everyReaderHearsOfIt() throws Exception {
    var customer = Shop.newId();
    var before = counts();

    shop.deliver("orders/paid", Shop.paidOrder(Shop.newId(), customer));

    assertThat(within(READERS, this::counts, now -> now.isOneMoreThan(before)))
        .matches(now -> now.isOneMoreThan(before), "one more than " + before);
    var audit = Shop.json(shop.get("/v1/api/audit-logs?action=points_earned&limit=1"));
    assertThat(audit.path("audit_logs").get(0).path("metadata").path("points").asInt())
        .isEqualTo(1180);
    var metrics = Shop.json(shop.get("/v1/api/analytics")).path("metrics");
    assertThat(metrics.path("points_issued").asLong()).isGreaterThanOrEqualTo(1180);
    assertThat(metrics.path("members").asLong()).isPositive();
  }

  private record Counts(long ledger, long audit, long facts, long messages) {
    boolean isOneMoreThan(Counts before) {
      return ledger > before.ledger
          && audit > before.audit
          && facts > before.facts
          && messages > before.messages;
    }
  }

  private Counts counts() throws Exception {
    return new Counts(
        shop.count("select count(*) from points.points_transactions where type = 'earn'"),
        shop.count("select count(*) from admin.audit_logs where action = 'points_earned'"),
        shop.count("select count(*) from analytics.points_facts"),
        shop.count("select count(*) from referrals.notifications"));
  }

  @Test
  void theSuiteSaysWhyAnOrderEarnedWhatItEarned() throws Exception {
    var customer = Shop.newId();
    var order = Shop.newId();
    shop.deliver("orders/paid", Shop.paidOrder(order, customer));
    within(READERS, () -> shop.balance(customer), points -> points == 1180);

    var decision = Shop.json(shop.get("/v1/api/points/decision?order_id=" + order));

    assertThat(decision.path("points").asInt()).isEqualTo(1180);
    assertThat(decision.path("steps")).isNotEmpty();
    var history = Shop.json(shop.get("/v1/api/points/transactions?customer_id=" + customer));
    assertThat(history.path("transactions").get(0).path("order_id").asString())
        .isEqualTo(Long.toString(order));
  }

  @Test
  void aTestOrderEarnsNothingAndSaysWhy() throws Exception {
    var customer = Shop.newId();
    var order = Shop.newId();
    var body = Shop.paidOrder(order, customer).replace("\"test\":false", "\"test\":true");

    shop.deliver("orders/paid", body);

    var decision =
        within(
            READERS,
            () -> Shop.json(shop.get("/v1/api/points/decision?order_id=" + order)),
            json -> json.has("steps"));
    assertThat(decision.path("points").asInt()).isZero();
    assertThat(decision.toString()).contains("test_order");
    assertThat(shop.balance(customer)).isZero();
  }

  @Test
  void anUnsignedOrderIsRefusedAndLeavesNothing() throws Exception {
    var before = shop.count("select count(*) from admin.api_logs");
    var body = Shop.paidOrder(Shop.newId(), Shop.newId());

    var wrongSecret =
        shop.deliver(
            "orders/paid", body, Shop.signature(body, "guessed"), UUID.randomUUID().toString());
    var reEncoded =
        shop.deliver(
            "orders/paid",
            body + " ",
            Shop.signature(body, shop.suite().clientSecret()),
            UUID.randomUUID().toString());

    assertThat(wrongSecret.statusCode()).isEqualTo(401);
    assertThat(reEncoded.statusCode()).isEqualTo(401);
    assertThat(shop.count("select count(*) from admin.api_logs")).isEqualTo(before);
  }

  @Test
  void whatCannotBeUnderstoodIsParkedWithItsReason() throws Exception {
    var before = shop.count("select count(*) from admin.api_logs where outcome = 'parked'");

    assertThat(shop.deliver("orders/paid", "{\"id\": ").statusCode()).isEqualTo(200);
    assertThat(shop.deliver("orders/paid", "{\"id\":1}").statusCode()).isEqualTo(200);

    assertThat(shop.count("select count(*) from admin.api_logs where outcome = 'parked'"))
        .isEqualTo(before + 2);
  }

  @Test
  void noPersonalDataIsReadableInTheDatabase() throws Exception {
    var customer = Shop.newId();
    var body = Shop.paidOrder(Shop.newId(), customer).replace("robin.", "canary.");
    shop.deliver("orders/paid", body);
    within(READERS, () -> shop.balance(customer), points -> points == 1180);

    assertThat(
            shop.count("select count(*) from admin.api_logs where payload::text like '%canary.%'"))
        .isZero();
    assertThat(
            shop.count(
                "select count(*) from admin.audit_logs where metadata::text like '%canary%'"))
        .isZero();
  }
}
