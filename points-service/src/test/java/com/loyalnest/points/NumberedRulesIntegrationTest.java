package com.loyalnest.points;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.expiry.ExpiryJob;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RedeemRewardResponse;
import com.loyalnest.points.v1.RewardDefinition;
import io.grpc.StatusRuntimeException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Rules that matter in the details, by the numbers they have where the failures of others are
/// collected; those that need the whole service. Points live thirty days.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class NumberedRulesIntegrationTest {
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  private final String merchantId = "merchant-rules-" + UUID.randomUUID();
  private final Shop shop;
  private final ExpiryJob expiryJob;
  private final MovableClock clock;
  private final PointsServiceBlockingStub merchant;

  NumberedRulesIntegrationTest(
      @Autowired Shop shop,
      @Autowired ExpiryJob expiryJob,
      @Autowired MovableClock clock,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.expiryJob = expiryJob;
    this.clock = clock;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @BeforeEach
  void pointsLiveThirtyDays() {
    ProgramFixtures.publish(
        merchantId, EVER, "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 30}");
  }

  @AfterAll
  static void theBooksAgree() throws SQLException {
    Books.agree();
  }

  @Test
  void rule04PointsSpentComeBackWithTheGoodsAndOnce() {
    shop.tells(event(merchantId, bought("1", "100.00")));
    var code = redeem(reward(1000), "").getDiscountCode();
    shop.tells(
        event(
            merchantId,
            bought("2", "0.00")
                .addDiscountCodes(code)
                .clearLines()
                .addLines(line("a", 2, "30.00").setDiscount("60.00"))
                .addLines(line("b", 1, "40.00").setDiscount("40.00"))));
    assertThat(balance().getPointsBalance()).isZero();

    shop.tells(event(merchantId, refund("r1", "2", "a", 1)));
    assertThat(balance().getPointsBalance()).isEqualTo(300);

    shop.tells(
        event(merchantId, refund("r1", "2", "a", 1)),
        event(merchantId, refund("r2", "2", "a", 1)),
        event(merchantId, refund("r3", "2", "b", 1)));
    assertThat(balance().getPointsBalance()).isEqualTo(1000);
  }

  @Test
  void rule05WhatComesBackExpiresWhenItWouldHave() {
    shop.tells(event(merchantId, bought("1", "10.00")));
    var lost = balance().getExpiring(0);
    var code = redeem(reward(100), "").getDiscountCode();
    shop.tells(event(merchantId, bought("2", "20.00").addDiscountCodes(code)));
    clock.advance(Duration.ofDays(20));

    shop.tells(event(merchantId, refund("r1", "2", "1", 1)));
    assertThat(balance().getExpiringList()).containsExactly(lost);

    expiresUntil(Duration.ofDays(11));
    assertThat(balance().getPointsBalance()).isZero();
  }

  @Test
  void rule07WhatWasSpentAndIsTakenBackIsOwedAndRepaidFirst() {
    shop.tells(event(merchantId, bought("1", "10.00")));
    redeem(reward(100), "");

    shop.tells(event(merchantId, refund("r1", "1", "1", 1)));
    assertThat(balance().getPointsBalance()).isZero();
    assertThat(balance().getPointsDebt()).isEqualTo(100);

    shop.tells(event(merchantId, bought("2", "15.00")));
    assertThat(balance().getPointsBalance()).isEqualTo(50);
    assertThat(balance().getPointsDebt()).isZero();
  }

  @Test
  void rule12ALotThatWasSpentIsNotLostASecondTime() {
    shop.tells(event(merchantId, bought("1", "10.00")));
    clock.advance(Duration.ofDays(15));
    shop.tells(event(merchantId, bought("2", "10.00")));
    redeem(reward(100), "");

    expiresUntil(Duration.ofDays(20));
    assertThat(balance().getPointsBalance()).isEqualTo(100);
    expiresUntil(Duration.ofDays(20));
    assertThat(balance().getPointsBalance()).isZero();
  }

  @Test
  void rule21OfTwentyAtOnceOneIsPaid() throws Exception {
    shop.tells(event(merchantId, bought("1", "10.00")));
    var rewardId = reward(100);
    Callable<Boolean> one =
        () -> {
          try {
            redeem(rewardId, "");
            return true;
          } catch (StatusRuntimeException refusal) {
            assertThat(Refused.reasonOf(refusal)).isEqualTo(Reason.INSUFFICIENT_POINTS.name());
            return false;
          }
        };
    var succeeded = 0;
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var done : threads.invokeAll(new ArrayList<>(Collections.nCopies(20, one)))) {
        succeeded += done.get() ? 1 : 0;
      }
    }

    assertThat(succeeded).isEqualTo(1);
    assertThat(balance().getPointsBalance()).isZero();
  }

  @Test
  void rule27APriceThatSlidesIsCutIntoStepsAndThenFrozen() {
    shop.tells(event(merchantId, bought("1", "95.00")));
    var rewardId =
        reward(
            RewardDefinition.newBuilder()
                .setType("amount_off")
                .putNames("en", "Money off")
                .setPointsCost(100)
                .setMostPoints(600)
                .setValue("1.00")
                .setCurrency("USD"));

    var redeemed = redeem(rewardId, "key");
    assertThat(redeemed.getPointsCost()).isEqualTo(600);
    assertThat(redeemed.getValue()).isEqualTo("6.00");

    shop.tells(event(merchantId, bought("2", "100.00")));
    assertThat(redeem(rewardId, "key")).isEqualTo(redeemed);
    assertThat(balance().getPointsBalance()).isEqualTo(350 + 1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"points_transactions", "points_takings", "points_returns"})
  void rule28NobodyChangesWhatWasWritten(String table) throws SQLException {
    shop.tells(event(merchantId, bought("1", "10.00")));
    var code = redeem(reward(100), "").getDiscountCode();
    shop.tells(
        event(merchantId, bought("2", "20.00").addDiscountCodes(code)),
        event(merchantId, refund("r1", "2", "1", 1)));

    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement()) {
      for (var change : new String[] {"update points.%s set points = 1", "delete from points.%s"}) {
        assertThatThrownBy(() -> statement.execute(change.formatted(table)))
            .hasMessageContaining("append-only");
        assertThatThrownBy(
                () -> statement.execute("set role points_runtime; " + change.formatted(table)))
            .hasMessageContaining("permission denied");
        statement.execute("reset role");
      }
    }
  }

  private ShopOrder.Builder bought(String orderId, String price) {
    var now = timestamp(clock.now());
    return order(orderId, "7", price).setCreatedAt(now).setUpdatedAt(now);
  }

  private void expiresUntil(Duration later) {
    clock.advance(later);
    expiryJob.run();
  }

  private GetBalanceResponse balance() {
    return merchant.getBalance(
        GetBalanceRequest.newBuilder().setCustomerId("7").setDates(true).build());
  }

  private String reward(int cost) {
    return reward(
        RewardDefinition.newBuilder()
            .setType("free_shipping")
            .putNames("en", "Free shipping")
            .setPointsCost(cost));
  }

  private String reward(RewardDefinition.Builder definition) {
    return merchant
        .createReward(CreateRewardRequest.newBuilder().setDefinition(definition).build())
        .getReward()
        .getRewardId();
  }

  private RedeemRewardResponse redeem(String rewardId, String key) {
    return merchant.redeemReward(
        RedeemRewardRequest.newBuilder()
            .setCustomerId("7")
            .setRewardId(rewardId)
            .setIdempotencyKey(key)
            .build());
  }
}
