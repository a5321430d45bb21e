package com.loyalnest.points.earning;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Four pieces at ten dollars earned four hundred points, and some of them are spent.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class ForgivingIntegrationTest {
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  private final Shop shop;
  private final PointsServiceBlockingStub points;

  ForgivingIntegrationTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.points = points;
  }

  @AfterAll
  static void theBooksAgree() throws SQLException {
    Books.agree();
  }

  @Test
  void whatWasSpentIsForgivenPartByPartAsAtOnce() {
    var parts = spent(300);
    shop.tells(event(parts, refund("r1", "1", "1", 2)));
    assertThat(balance(parts)).isEqualTo("0 owing 0");
    shop.tells(event(parts, refund("r2", "1", "1", 2)));
    var once = spent(300);
    shop.tells(event(once, refund("r1", "1", "1", 4)));

    assertThat(balance(parts)).isEqualTo("0 owing 0").isEqualTo(balance(once));
  }

  @Test
  void otherPointsAreNotTouchedWhateverCameFirst() {
    var refundFirst = spent(400);
    shop.tells(event(refundFirst, refund("r1", "1", "1", 4)));
    shop.tells(event(refundFirst, order("2", "7", "5.00")));
    var orderFirst = spent(400);
    shop.tells(event(orderFirst, order("2", "7", "5.00")));
    shop.tells(event(orderFirst, refund("r1", "1", "1", 4)));

    assertThat(balance(refundFirst)).isEqualTo("50 owing 0").isEqualTo(balance(orderFirst));
  }

  @Test
  void anOrderThatCountsAgainGivesNothingThatWasForgiven() {
    var merchant = spent(400);
    shop.tells(event(merchant, pieces(1, 1)));
    assertThat(balance(merchant)).isEqualTo("0 owing 0");

    shop.tells(event(merchant, pieces(3, 2)));
    assertThat(balance(merchant)).isEqualTo("0 owing 0");

    shop.tells(event(merchant, pieces(6, 3)));
    assertThat(balance(merchant)).isEqualTo("200 owing 0");
  }

  @Test
  void whoCarriesOwesWhatWasSpent() {
    var merchant = "merchant-carrying-" + UUID.randomUUID();
    ProgramFixtures.publish(merchant, EVER, "\"shortfall\": \"CARRY\"");
    spend(merchant, 400);

    shop.tells(event(merchant, refund("r1", "1", "1", 4)));

    assertThat(balance(merchant)).isEqualTo("0 owing 400");
  }

  private String spent(int cost) {
    var merchant = "merchant-forgiving-" + UUID.randomUUID();
    ProgramFixtures.publish(merchant, EVER, "\"shortfall\": \"FORGIVE\"");
    spend(merchant, cost);
    return merchant;
  }

  private void spend(String merchant, int cost) {
    shop.tells(event(merchant, pieces(4, 0)));
    var reward =
        as(merchant)
            .createReward(
                CreateRewardRequest.newBuilder()
                    .setDefinition(
                        RewardDefinition.newBuilder()
                            .setType("free_shipping")
                            .putNames("en", "Free shipping")
                            .setPointsCost(cost))
                    .build())
            .getReward()
            .getRewardId();
    as(merchant)
        .redeemReward(
            RedeemRewardRequest.newBuilder().setCustomerId("7").setRewardId(reward).build());
  }

  private static ShopOrder.Builder pieces(int pieces, int hour) {
    return order("1", "7")
        .addLines(line("1", pieces, "10.00"))
        .setUpdatedAt(timestamp(PAID_AT.plus(Duration.ofHours(hour))));
  }

  private String balance(String merchant) {
    var balance =
        as(merchant).getBalance(GetBalanceRequest.newBuilder().setCustomerId("7").build());
    return balance.getPointsBalance() + " owing " + balance.getPointsDebt();
  }

  private PointsServiceBlockingStub as(String merchant) {
    return points.withInterceptors(TestCallers.merchant(merchant));
  }
}
