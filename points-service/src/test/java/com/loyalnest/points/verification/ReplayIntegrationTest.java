package com.loyalnest.points.verification;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.ShopEvents;
import com.loyalnest.points.expiry.ExpiryJob;
import com.loyalnest.points.hold.ReleaseJob;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import io.grpc.StatusRuntimeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// What was only ever appended is enough: in an empty schema it makes the same lots, balances and
/// debts.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class ReplayIntegrationTest {
  private static final long SEED = Long.getLong("loyalnest.seed", new Random().nextLong());
  private static final int LIVES = 6;
  private static final int STEPS = 40;
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  /// The schema knows nothing but what is copied from the tables that nobody can change.
  private static final List<String> REPLAY =
      List.of(
          "create schema replay",
          "create table replay.transactions as select * from points.points_transactions where merchant_id = '{m}'",
          "create table replay.takings as select * from points.points_takings where merchant_id = '{m}'",
          "create table replay.returns as select * from points.points_returns where merchant_id = '{m}'",
          "create table replay.releases as select * from points.points_releases where merchant_id = '{m}'");

  private static final String LOTS =
      """
      select t.customer_id, t.transaction_id,
        t.points - coalesce((select sum(points) from replay.takings k
            where k.customer_id = t.customer_id and k.lot_id = t.transaction_id), 0)
          + coalesce((select sum(points) from replay.returns r
            where r.customer_id = t.customer_id and r.lot_id = t.transaction_id), 0)
          - coalesce((select sum(debt_points) from replay.releases d
            where d.customer_id = t.customer_id and d.lot_id = t.transaction_id), 0)
      from replay.transactions t
      where t.direction = 1 and not exists (select from replay.returns r where r.transaction_id = t.transaction_id)
      order by 1, 2
      """;
  private static final String HELD_LOTS =
      "select customer_id, lot_id, remaining from points.points_lots where merchant_id = '{m}' order by 1, 2";
  private static final String ACCOUNTS =
      """
      select customer_id, sum(direction * points) + sum(owed), sum(owed)
      from (select customer_id, direction, points, -direction * debt_points as owed from replay.transactions
            union all select customer_id, 1, 0, -debt_points from replay.releases) x
      group by customer_id order by 1
      """;
  private static final String HELD_ACCOUNTS =
      """
      select customer_id, points_balance + points_pending, points_debt from points.customers c
      where merchant_id = '{m}'
        and exists (select from replay.transactions t where t.customer_id = c.customer_id) order by 1
      """;

  private final Shop shop;
  private final ReleaseJob releaseJob;
  private final ExpiryJob expiryJob;
  private final MovableClock clock;
  private final PointsServiceBlockingStub points;

  ReplayIntegrationTest(
      @Autowired Shop shop,
      @Autowired ReleaseJob releaseJob,
      @Autowired ExpiryJob expiryJob,
      @Autowired MovableClock clock,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.releaseJob = releaseJob;
    this.expiryJob = expiryJob;
    this.clock = clock;
    this.points = points;
  }

  @Test
  void whatWasAppendedMakesTheSameLotsAndAccountsInAnEmptySchema() throws SQLException {
    System.out.println("replayed ledgers: -Dloyalnest.seed=" + SEED);
    var random = new Random(SEED);
    for (var life = 0; life < LIVES; life++) {
      var merchantId = "merchant-replay-" + UUID.randomUUID();
      new Life(merchantId, random).live();
      Books.agree();
      replay(merchantId);
    }
  }

  private static void replay(String merchantId) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var step : REPLAY) {
        statement.execute(step.replace("{m}", merchantId));
      }
      var lots = rows(connection, LOTS);
      assertThat(lots).as("-Dloyalnest.seed=" + SEED).isNotEmpty();
      assertThat(lots).isEqualTo(rows(connection, HELD_LOTS.replace("{m}", merchantId)));
      assertThat(rows(connection, ACCOUNTS))
          .isEqualTo(rows(connection, HELD_ACCOUNTS.replace("{m}", merchantId)));
      connection.rollback();
    }
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    var rows = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      while (found.next()) {
        rows.add(found.getString(1) + " " + found.getString(2) + " " + found.getString(3));
      }
    }
    return rows;
  }

  /// Three customers who buy, redeem, give back, wait and become one.
  private final class Life {
    private final String merchantId;
    private final Random random;
    private final PointsServiceBlockingStub merchant;
    private final List<String> codes = new ArrayList<>();
    private int orders;

    Life(String merchantId, Random random) {
      this.merchantId = merchantId;
      this.random = random;
      this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
    }

    void live() {
      ProgramFixtures.publish(
          merchantId,
          EVER,
          "\"holdDays\": %d, \"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 20}"
              .formatted(random.nextInt(3)));
      var reward = reward();
      for (var step = 0; step < STEPS; step++) {
        switch (random.nextInt(8)) {
          case 0, 1 -> shop.tells(event(merchantId, buys()));
          case 2 -> redeems(reward);
          case 3, 4 -> givesBack();
          case 5 -> adjusts();
          case 6 -> waits();
          default -> becomesOne();
        }
      }
    }

    private String customer() {
      return "" + (1 + random.nextInt(3));
    }

    private ShopOrder.Builder buys() {
      orders++;
      var now = timestamp(clock.now());
      var bought =
          order(merchantId + orders, customer(), (1 + random.nextInt(40)) + ".00")
              .setCreatedAt(now)
              .setUpdatedAt(now);
      return codes.isEmpty() ? bought : bought.addDiscountCodes(codes.removeLast());
    }

    private void redeems(String reward) {
      try {
        codes.add(
            merchant
                .redeemReward(
                    RedeemRewardRequest.newBuilder()
                        .setCustomerId(customer())
                        .setRewardId(reward)
                        .build())
                .getDiscountCode());
      } catch (StatusRuntimeException tooFew) {
        // Whoever has not enough goes on without.
      }
    }

    private void givesBack() {
      if (orders > 0) {
        var order = merchantId + (1 + random.nextInt(orders));
        shop.tells(event(merchantId, refund("r" + order, order, "1", 1)));
      }
    }

    private void adjusts() {
      try {
        merchant.adjustPoints(
            AdjustPointsRequest.newBuilder()
                .setCustomerId(customer())
                .setPoints(random.nextBoolean() ? 30 : -20)
                .setReason("life")
                .build());
      } catch (StatusRuntimeException unknown) {
        // Nobody has heard of the customer yet, or too little is there.
      }
    }

    private void waits() {
      clock.advance(Duration.ofDays(1 + random.nextInt(12)));
      releaseJob.run();
      expiryJob.run();
    }

    private void becomesOne() {
      if (random.nextInt(4) == 0) {
        shop.tells(ShopEvents.merge(merchantId, "1", "2"));
      }
    }

    private String reward() {
      return merchant
          .createReward(
              CreateRewardRequest.newBuilder()
                  .setDefinition(
                      RewardDefinition.newBuilder()
                          .setType("free_shipping")
                          .putNames("en", "Free shipping")
                          .setPointsCost(60))
                  .build())
          .getReward()
          .getRewardId();
    }
  }
}
