package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The shop has orders that no webhook told of. They are found, and bring their points.
@Tag("e2e")
class LostWebhooksTest {
  private static final Duration FOUND = Duration.ofMinutes(4);
  private static final int POINTS = 1180;

  /// More than are asked for page by page.
  private static final int MANY = 300;

  private final Shop shop = LocalSuite.shared();

  @Test
  void lostOrdersAreFoundAndBringTheirPoints() throws Exception {
    var order = Shop.newId();
    var customer = Shop.newId();
    var before = found();

    shopHas(order, customer, 1);

    assertThat(within(FOUND, () -> shop.balance(customer), points -> points == POINTS))
        .isEqualTo(POINTS);
    assertThat(found()).isEqualTo(before + 1);
    var sync = Shop.json(shop.get("/v1/api/sync/order?order_id=" + order));
    assertThat(sync.path("state").asString()).isEqualTo("DECIDED");
    assertThat(sync.at("/decision/points").asInt()).isEqualTo(POINTS);
    assertThat(sync.at("/arrivals/0/origin").asString()).isEqualTo("reconciliation");

    shop.deliver("orders/paid", Shop.paidOrder(order, customer));
    assertThat(shop.balance(customer)).isEqualTo(POINTS);
  }

  @Test
  void aGreatManyAreFoundAtOnce() throws Exception {
    var first = Shop.newIds(2 * MANY).getFirst();
    var customer = Shop.newId();
    var before = found();

    shopHas(first, customer, MANY);

    assertThat(within(FOUND, () -> shop.balance(customer), points -> points == MANY * POINTS))
        .isEqualTo(MANY * POINTS);
    assertThat(within(FOUND, this::found, count -> count == before + MANY))
        .isEqualTo(before + MANY);
  }

  @Test
  void anOrderThatDidNotArriveSaysSo() throws Exception {
    var sync = Shop.json(shop.get("/v1/api/sync/order?order_id=" + Shop.newId()));

    assertThat(sync.path("state").asString()).isEqualTo("NOT_ARRIVED");
    assertThat(shop.get("/v1/api/sync/order?order_id=abc").statusCode()).isEqualTo(400);
  }

  private long found() throws Exception {
    JsonNode health = Shop.json(shop.get("/v1/api/sync/health"));
    return health.at("/objects/0/found").asLong();
  }

  /// As if its webhooks had been lost.
  private void shopHas(long firstOrder, long customer, int count) throws SQLException {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (var connection = shop.suite().connect();
        var insert =
            connection.prepareStatement(
                """
                insert into shop.objects (kind, object_id, body, updated_at) values ('ORDER', ?, ?, now())
                """)) {
      for (var n = 0; n < count; n++) {
        insert.setLong(1, firstOrder + n);
        insert.setString(
            2,
            Shop.paidOrder(firstOrder + n, customer)
                .replace("2026-07-01T12:00:00Z", now.toString()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
