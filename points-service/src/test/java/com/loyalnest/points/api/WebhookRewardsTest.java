package com.loyalnest.points.api;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.redemption.RecoverRedemptions;
import com.loyalnest.points.v1.CancelRedemptionRequest;
import com.loyalnest.points.v1.ConnectRewardWebhookRequest;
import com.loyalnest.points.v1.ConnectRewardWebhookResponse;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetRedemptionRequest;
import com.loyalnest.points.v1.ListRewardsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RedeemRewardResponse;
import com.loyalnest.points.v1.Redemption;
import com.loyalnest.points.v1.RewardDefinition;
import com.loyalnest.points.verification.LedgerVerification;
import com.loyalnest.points.webhook.Receiver;
import com.loyalnest.points.webhook.Receiver.Say;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Rewards that a merchant's own server gives, against a real one on this machine.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class WebhookRewardsTest {
  private final String merchantId = "merchant-webhook-" + UUID.randomUUID();
  private final Shop shop;
  private final RecoverRedemptions recover;
  private final PointsServiceBlockingStub points;
  private final PointsServiceBlockingStub merchant;
  private Receiver receiver;

  WebhookRewardsTest(
      @Autowired Shop shop,
      @Autowired RecoverRedemptions recover,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.recover = recover;
    this.points = points;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @BeforeEach
  void earn() throws IOException {
    receiver = new Receiver();
    shop.tells(event(merchantId, order("1", "7", "500.00")));
  }

  @AfterEach
  void theBooksAgree() throws SQLException {
    receiver.close();
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl())) {
      assertThat(new LedgerVerification(connection).run().firstBroken()).isEmpty();
    }
  }

  @Test
  void theMerchantsServerIsAskedAndItsCodeIsShown() {
    var rewardId = reward("webhook");
    assertThat(set(rewardId, false).getSecret()).startsWith("whsec_").hasSizeGreaterThan(40);

    var redeemed = redeem(rewardId);

    assertThat(redeemed.getRedemptionStatus()).isEqualTo("issued");
    assertThat(redeemed.getDiscountCode()).isEqualTo("GIFT-" + redeemed.getRedemptionId());
    var asked = receiver.asked.getFirst();
    assertThat(asked.key()).isEqualTo(redeemed.getRedemptionId());
    assertThat(asked.signature()).matches("t=[0-9]{10},v1=[0-9a-f]{64}");
    assertThat(asked.body())
        .contains("\"redemption_id\":\"" + redeemed.getRedemptionId() + "\"")
        .contains("\"reward_id\":\"" + rewardId + "\"")
        .contains("\"customer_id\":\"7\"")
        .contains("\"points\":100");
    assertThat(balance()).isEqualTo(4900);
    Refused.with(
        Reason.REDEMPTION_NOT_CANCELLABLE,
        () ->
            shopper()
                .cancelRedemption(
                    CancelRedemptionRequest.newBuilder()
                        .setCustomerId("7")
                        .setRedemptionId(redeemed.getRedemptionId())
                        .build()));
  }

  @Test
  void theCodeIsSealedAtRestAndSoIsTheSecret() throws SQLException {
    var rewardId = reward("webhook");
    var secret = set(rewardId, false).getSecret();
    var code = redeem(rewardId).getDiscountCode();

    assertThat(kept("select encode(secret, 'escape') from points.reward_webhooks"))
        .isNotEmpty()
        .doesNotContain(secret);
    assertThat(kept("select encode(discount_code, 'escape') from points.reward_redemptions"))
        .isNotEmpty()
        .doesNotContain(code);
  }

  @Test
  void aRefusalBringsThePointsBack() {
    var rewardId = reward("webhook");
    set(rewardId, false);
    receiver.mood = (turn, key) -> new Say(422, false);

    assertThat(redeem(rewardId).getRedemptionStatus()).isEqualTo("refused");
    assertThat(balance()).isEqualTo(5000);
    assertThat(receiver.asked).hasSize(1);
  }

  @Test
  void whoFailsIsAskedAgainWithTheSameKeyAndGivesOnce() throws SQLException {
    var rewardId = reward("webhook");
    set(rewardId, false);
    receiver.mood = (turn, key) -> turn < 3 ? new Say(503, true) : new Say(200, true);

    var redeemed = redeem(rewardId);
    assertThat(redeemed.getRedemptionStatus()).isEqualTo("pending");
    for (var n = 0; n < 3; n++) {
      becomeDue();
      recover.run();
    }

    assertThat(find(redeemed.getRedemptionId()).getRedemptionStatus()).isEqualTo("issued");
    assertThat(receiver.asked)
        .hasSize(3)
        .allMatch(asked -> asked.key().equals(redeemed.getRedemptionId()));
    assertThat(receiver.given()).containsExactly(redeemed.getRedemptionId());
    assertThat(balance()).isEqualTo(4900);
  }

  @Test
  void whoNeverAnswersClearlyIsLeftToAPerson() throws SQLException {
    var rewardId = reward("webhook");
    set(rewardId, false);
    receiver.mood = (turn, key) -> new Say(500, false);
    var redeemed = redeem(rewardId);

    change("tries = 98 where true");
    becomeDue();
    recover.run();
    assertThat(find(redeemed.getRedemptionId()).getRedemptionStatus()).isEqualTo("pending");
    becomeDue();
    recover.run();

    assertThat(find(redeemed.getRedemptionId()).getRedemptionStatus()).isEqualTo("unknown");
    assertThat(balance()).isEqualTo(4900);
  }

  @Test
  void whoIsSlowHoldsNoTransactionAndAnswersLater() throws SQLException {
    var rewardId = reward("webhook");
    set(rewardId, false);
    var idle = new AtomicInteger();
    receiver.mood =
        (turn, key) -> {
          if (turn == 1) {
            Thread.sleep(1000);
            idle.set(idleInTransaction());
            Thread.sleep(4000);
          }
          return new Say(200, true);
        };

    var redeemed = redeem(rewardId);
    assertThat(redeemed.getRedemptionStatus()).isEqualTo("pending");
    becomeDue();
    recover.run();

    assertThat(find(redeemed.getRedemptionId()).getDiscountCode())
        .isEqualTo("GIFT-" + redeemed.getRedemptionId());
    assertThat(idle).hasValue(0);
  }

  @Test
  void inAStormEveryRedemptionEndsAndNoneIsGivenTwice() throws SQLException {
    var rewardId = reward("webhook");
    set(rewardId, false);
    receiver.mood =
        (turn, key) -> {
          if (Math.floorMod(key.hashCode(), 10) == 0) {
            return new Say(409, false);
          }
          return switch (turn % 10) {
            case 0 -> new Say(500, true);
            case 1 -> new Say(429, false);
            default -> new Say(200, true);
          };
        };
    var redemptions = new ArrayList<String>();
    for (var n = 0; n < 40; n++) {
      redemptions.add(redeem(rewardId).getRedemptionId());
    }
    for (var n = 0; n < 6; n++) {
      becomeDue();
      recover.run();
    }

    var issued = new HashSet<String>();
    for (var redemptionId : redemptions) {
      var found = find(redemptionId);
      assertThat(found.getRedemptionStatus()).isIn("issued", "refused");
      if (found.getRedemptionStatus().equals("issued")) {
        issued.add(redemptionId);
        assertThat(found.getDiscountCode()).isEqualTo("GIFT-" + redemptionId);
      }
    }
    assertThat(receiver.given()).as("what was given is what was paid for").isEqualTo(issued);
    assertThat(balance()).isEqualTo(5000 - 100 * issued.size());
  }

  @Test
  void anotherSecretSignsFromThenOnAndTheUrlAloneKeepsIt() {
    var rewardId = reward("webhook");
    var first = set(rewardId, false).getSecret();

    assertThat(set(rewardId, false).getSecret()).isEmpty();
    assertThat(set(rewardId, true).getSecret()).isNotEmpty().isNotEqualTo(first);
  }

  @Test
  void merchantsReadTheUrlAndShoppersNothing() {
    var rewardId = reward("webhook");
    var unset = shopper().listRewards(ListRewardsRequest.getDefaultInstance()).getRewards(0);
    assertThat(unset.getOffer().getReason()).isEqualTo("sold_out");
    Refused.with(Reason.REWARD_SOLD_OUT, () -> redeem(rewardId));
    set(rewardId, false);

    var told = merchant.listRewards(ListRewardsRequest.getDefaultInstance()).getRewards(0);
    var offered = shopper().listRewards(ListRewardsRequest.getDefaultInstance()).getRewards(0);

    assertThat(told.getWebhookUrl()).isEqualTo(receiver.url());
    assertThat(offered.getWebhookUrl()).isEmpty();
    assertThat(offered.getOffer().getAvailable()).isTrue();
  }

  @Test
  void whatIsNoUrlOfTheOutsideIsRefused() {
    var rewardId = reward("webhook");

    for (var url : new String[] {"http://shop.example/", "https://10.0.0.1/", "x"}) {
      Refused.with(Reason.INVALID_ARGUMENT, () -> set(merchant, rewardId, url));
    }
    Refused.with(Reason.REWARD_NOT_FOUND, () -> set("none", false));
    Refused.with(Reason.REWARD_WITHOUT_WEBHOOK, () -> set(reward("custom"), false));
    Refused.with(Reason.PERMISSION_DENIED, () -> set(shopper(), rewardId, receiver.url()));
    var other = points.withInterceptors(TestCallers.merchant("merchant-" + UUID.randomUUID()));
    Refused.with(Reason.REWARD_NOT_FOUND, () -> set(other, rewardId, receiver.url()));
  }

  private static ConnectRewardWebhookResponse set(
      PointsServiceBlockingStub caller, String rewardId, String url) {
    return caller.connectRewardWebhook(
        ConnectRewardWebhookRequest.newBuilder().setRewardId(rewardId).setUrl(url).build());
  }

  private ConnectRewardWebhookResponse set(String rewardId, boolean newSecret) {
    return merchant.connectRewardWebhook(
        ConnectRewardWebhookRequest.newBuilder()
            .setRewardId(rewardId)
            .setUrl(receiver.url())
            .setNewSecret(newSecret)
            .build());
  }

  private String reward(String type) {
    var definition =
        RewardDefinition.newBuilder().setType(type).putNames("en", "A gift").setPointsCost(100);
    return merchant
        .createReward(CreateRewardRequest.newBuilder().setDefinition(definition).build())
        .getReward()
        .getRewardId();
  }

  private RedeemRewardResponse redeem(String rewardId) {
    return shopper()
        .redeemReward(
            RedeemRewardRequest.newBuilder().setCustomerId("7").setRewardId(rewardId).build());
  }

  private Redemption find(String redemptionId) {
    return shopper()
        .getRedemption(
            GetRedemptionRequest.newBuilder()
                .setCustomerId("7")
                .setRedemptionId(redemptionId)
                .build())
        .getRedemption();
  }

  private PointsServiceBlockingStub shopper() {
    return points.withInterceptors(TestCallers.shopper(merchantId, "7"));
  }

  private int balance() {
    return merchant
        .getBalance(GetBalanceRequest.newBuilder().setCustomerId("7").build())
        .getPointsBalance();
  }

  private void becomeDue() throws SQLException {
    change("next_try_at = '2020-01-01' where next_try_at is not null");
  }

  private void change(String what) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var update =
            connection.prepareStatement(
                "update points.reward_redemptions set " + what + " and merchant_id = ?")) {
      update.setString(1, merchantId);
      update.executeUpdate();
    }
  }

  private String kept(String select) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var query = connection.prepareStatement(select + " where merchant_id = ?")) {
      query.setString(1, merchantId);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /// Connections of the service that hold a transaction and ask nothing.
  private static int idleInTransaction() {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var query =
            connection.prepareStatement(
                "select count(*) from pg_stat_activity where state like 'idle in transaction%'"
                    + " and now() - state_change > interval '500 milliseconds'");
        var rows = query.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
