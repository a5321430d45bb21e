package com.loyalnest.points.api;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.DeactivateRewardRequest;
import com.loyalnest.points.v1.ListRewardsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.Reward;
import com.loyalnest.points.v1.RewardDefinition;
import com.loyalnest.points.v1.UpdateRewardRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class RewardCallsTest {
  private final String merchantId = "merchant-rewards-" + UUID.randomUUID();
  private final Shop shop;
  private final PointsServiceBlockingStub points;
  private final PointsServiceBlockingStub merchant;

  RewardCallsTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.points = points;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @Test
  void aRewardIsKeptToTheLastDigit() {
    var said =
        amountOff(120)
            .setValue("12.50")
            .setMinimumSpend("30.00")
            .setStock(3)
            .setCustomerLimit(1)
            .setCodeDays(30)
            .setCombinesWithShippingDiscounts(true)
            .putNames("fr", "Remise")
            .build();

    var created = create(said);

    assertThat(created.getDefinition()).isEqualTo(said);
    assertThat(created.getActive()).isTrue();
    assertThat(merchant.listRewards(ListRewardsRequest.getDefaultInstance()).getRewardsList())
        .containsExactly(created);
  }

  @Test
  void aChangeReplacesWhatWasSaidAndADeactivatedRewardIsOfferedToNobody() {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    var rewardId = create(amountOff(50).build()).getRewardId();

    var updated =
        merchant.updateReward(
            UpdateRewardRequest.newBuilder()
                .setRewardId(rewardId)
                .setDefinition(amountOff(60).setValue("7"))
                .build());

    assertThat(updated.getReward().getDefinition().getPointsCost()).isEqualTo(60);
    merchant.deactivateReward(DeactivateRewardRequest.newBuilder().setRewardId(rewardId).build());
    assertThat(merchant.listRewards(forCustomer("7")).getRewardsList()).isEmpty();
    assertThat(merchant.listRewards(ListRewardsRequest.getDefaultInstance()).getRewardsList())
        .singleElement()
        .satisfies(reward -> assertThat(reward.getActive()).isFalse());
  }

  @Test
  void aShopperSeesWhatCanBeHadAndWhatIsMissing() {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    create(amountOff(150).setStock(5).putNames("es", "Descuento").build());
    create(amountOff(100).build());
    var shopper = points.withInterceptors(TestCallers.shopper(merchantId, "7"));

    var offers =
        shopper
            .listRewards(ListRewardsRequest.newBuilder().setLocale("es-MX").build())
            .getRewardsList();

    assertThat(offers)
        .extracting(reward -> reward.getOffer().getAvailable())
        .containsExactly(true, false);
    assertThat(offers.getLast().getOffer())
        .satisfies(offer -> {
          assertThat(offer.getName()).isEqualTo("Descuento");
          assertThat(offer.getPointsMissing()).isEqualTo(50);
          assertThat(offer.getReason()).isEqualTo("insufficient_points");
        });
    assertThat(offers.getLast().getDefinition().getStock()).isZero();
    Refused.with(Reason.PERMISSION_DENIED, () -> shopper.listRewards(forCustomer("8")));
    Refused.with(
        Reason.PERMISSION_DENIED,
        () ->
            shopper.createReward(
                CreateRewardRequest.newBuilder().setDefinition(amountOff(1)).build()));
  }

  @Test
  void whatIsWrongIsNamedByItsField() {
    assertThat(refused(amountOff(10).setType("free_lunch"))).contains("definition.type");
    assertThat(refused(amountOff(10).setValue("5,00"))).contains("definition.value");
    assertThat(refused(amountOff(10).setValue("1e9"))).contains("definition.value");
    assertThat(refused(amountOff(10).setCurrency("EURO"))).contains("currency");
    assertThat(refused(amountOff(0))).contains("points_cost");
    assertThat(refused(amountOff(10).clearNames())).contains("names");
    Refused.with(
        Reason.REWARD_NOT_FOUND,
        () ->
            merchant.updateReward(
                UpdateRewardRequest.newBuilder()
                    .setRewardId("none")
                    .setDefinition(amountOff(10))
                    .build()));
    Refused.with(
        Reason.INVALID_ARGUMENT,
        () -> merchant.createReward(CreateRewardRequest.getDefaultInstance()));
  }

  @Test
  void nobodyChangesAnotherMerchantsReward() {
    var rewardId = create(amountOff(10).build()).getRewardId();
    var other = points.withInterceptors(TestCallers.merchant("merchant-other"));

    Refused.with(
        Reason.REWARD_NOT_FOUND,
        () ->
            other.deactivateReward(
                DeactivateRewardRequest.newBuilder().setRewardId(rewardId).build()));
  }

  private String refused(RewardDefinition.Builder definition) {
    return Refused.with(
        Reason.INVALID_ARGUMENT,
        () ->
            merchant.createReward(
                CreateRewardRequest.newBuilder().setDefinition(definition).build()));
  }

  private Reward create(RewardDefinition definition) {
    return merchant
        .createReward(CreateRewardRequest.newBuilder().setDefinition(definition).build())
        .getReward();
  }

  private static ListRewardsRequest forCustomer(String customerId) {
    return ListRewardsRequest.newBuilder().setCustomerId(customerId).build();
  }

  private static RewardDefinition.Builder amountOff(int cost) {
    return RewardDefinition.newBuilder()
        .setType("amount_off")
        .putNames("en", "Money off")
        .setPointsCost(cost)
        .setValue("5.00")
        .setCurrency("USD");
  }
}
