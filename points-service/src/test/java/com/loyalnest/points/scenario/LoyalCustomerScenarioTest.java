package com.loyalnest.points.scenario;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.moneyBack;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Shop;
import com.loyalnest.points.ShopEvents;
import com.loyalnest.points.v1.DecisionStep;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetOrderDecisionRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Maya buys, gives back, and always sees why she has the points she has.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class LoyalCustomerScenarioTest {
  private static final String MERCHANT = "merchant-scenario";
  private static final String MAYA = "820982911946154508";

  private final Shop shop;
  private final PointsServiceBlockingStub merchant;
  private final PointsServiceBlockingStub maya;

  LoyalCustomerScenarioTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.merchant = points.withInterceptors(TestCallers.merchant(MERCHANT));
    this.maya = points.withInterceptors(TestCallers.shopper(MERCHANT, MAYA));
  }

  @Test
  void aLoyalCustomersFirstMonth() {
    // Maya, new to the shop, pays 118.00 USD: ten points a dollar.
    shop.tells(event(MERCHANT, order("1001", MAYA, "118.00")));
    assertThat(balance()).isEqualTo(1180);

    // The shop tells it three more times, and nothing changes.
    var again = event(MERCHANT, order("1001", MAYA, "118.00"));
    shop.tells(again);
    shop.tells(again, event(MERCHANT, order("1001", MAYA, "118.00")));
    assertThat(balance()).isEqualTo(1180);

    // She buys three mugs at 15.50 and gets one for a dollar less.
    var mugs = order("1002", MAYA).addLines(line("mug", 3, "15.50").setDiscount("1.00"));
    shop.tells(event(MERCHANT, mugs));
    assertThat(balance()).isEqualTo(1180 + 455);

    // One mug is chipped. She sends it back, and a third of that line's points goes with it.
    shop.tells(event(MERCHANT, refund("r1", "1002", "mug", 1)));
    assertThat(balance()).isEqualTo(1180 + 455 - 152);

    // The merchant is sorry and gives ten dollars back from the first order.
    shop.tells(event(MERCHANT, moneyBack("r2", "1001", "10.00")));
    assertThat(balance()).isEqualTo(1080 + 303);

    // The mugs are cancelled altogether; Shopify tells of the cancellation and of its refund.
    var cancelled =
        mugs.clone()
            .setUpdatedAt(timestamp(ShopEvents.PAID_AT.plus(Duration.ofDays(2))))
            .setCancelledAt(timestamp(ShopEvents.PAID_AT.plus(Duration.ofDays(2))));
    shop.tells(event(MERCHANT, refund("r3", "1002", "mug", 2)), event(MERCHANT, cancelled));
    assertThat(balance()).isEqualTo(1080);

    assertThat(history())
        .extracting(PointsTransaction::getType, PointsTransaction::getSource, this::signed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("reverse", "cancellation", -303),
            org.assertj.core.groups.Tuple.tuple("reverse", "refund", -100),
            org.assertj.core.groups.Tuple.tuple("reverse", "refund", -152),
            org.assertj.core.groups.Tuple.tuple("earn", "order", 455),
            org.assertj.core.groups.Tuple.tuple("earn", "order", 1180));
  }

  @Test
  void theMerchantReadsWhyAnOrderIsWorthWhatItIs() {
    var withGift =
        order("2001", MAYA + "1")
            .addLines(line("book", 1, "19.99"))
            .addLines(line("card", 1, "50.00").setGiftCard(true));
    shop.tells(event(MERCHANT, withGift));

    var decision =
        merchant.getOrderDecision(GetOrderDecisionRequest.newBuilder().setOrderId("2001").build());

    assertThat(decision.getPoints()).isEqualTo(199);
    assertThat(decision.getStepsList())
        .extracting(DecisionStep::getStepCase)
        .containsExactly(
            DecisionStep.StepCase.EXCLUSION,
            DecisionStep.StepCase.ELIGIBLE,
            DecisionStep.StepCase.RATE,
            DecisionStep.StepCase.ROUNDING);
    assertThat(decision.getSteps(0).getExclusion().getReason()).isEqualTo("gift_card");
    assertThat(decision.getSteps(1).getEligible().getAmount()).isEqualTo("19.99");
    assertThat(decision.getSteps(2).getRate().getProduct()).isEqualTo("1999/10");
  }

  private int balance() {
    return maya.getBalance(GetBalanceRequest.newBuilder().setCustomerId(MAYA).build())
        .getPointsBalance();
  }

  private java.util.List<PointsTransaction> history() {
    return maya.listTransactions(ListTransactionsRequest.newBuilder().setCustomerId(MAYA).build())
        .getTransactionsList();
  }

  private int signed(PointsTransaction transaction) {
    return transaction.getDirection() * transaction.getPoints();
  }
}
