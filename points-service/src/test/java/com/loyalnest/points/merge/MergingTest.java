package com.loyalnest.points.merge;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.ShopEvents;
import com.loyalnest.points.expiry.ExpiryJob;
import com.loyalnest.points.hold.ReleaseJob;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.CancelRedemptionRequest;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.ListRedemptionsRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.MergeCustomersRequest;
import com.loyalnest.points.v1.MergeCustomersResponse;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import com.loyalnest.points.v1.UnmergeCustomersRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// The same person came to the shop as 7 and as 8.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class MergingTest {
  private final String merchantId = "merchant-merging-" + UUID.randomUUID();
  private final Shop shop;
  private final ExpiryJob expiryJob;
  private final ReleaseJob releaseJob;
  private final MovableClock clock;
  private final PointsServiceBlockingStub points;
  private final PointsServiceBlockingStub ana;

  MergingTest(
      @Autowired Shop shop,
      @Autowired ExpiryJob expiryJob,
      @Autowired ReleaseJob releaseJob,
      @Autowired MovableClock clock,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.expiryJob = expiryJob;
    this.releaseJob = releaseJob;
    this.clock = clock;
    this.points = points;
    this.ana =
        points.withInterceptors(
            TestCallers.bearer(TestCallers.token("merchant", merchantId, "ana")));
  }

  @AfterAll
  static void theBooksAgree() throws Exception {
    Books.agree();
  }

  @Test
  void whatTheOneHadIsTheOthersByPairsOfTransactions() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "5.00"));
    var merged = ours("7");

    shop.tells(ShopEvents.merge(merchantId, "7", "8"));

    assertThat(balance("8").getPointsBalance()).isEqualTo(150);
    assertThat(balance("8").getTotalPointsEarned()).isEqualTo(150);
    assertThat(history("8"))
        .extracting(
            PointsTransaction::getType,
            PointsTransaction::getDirection,
            PointsTransaction::getPoints,
            PointsTransaction::getOrderId)
        .containsExactlyInAnyOrder(
            Tuple.tuple("merge", 1, 100, "1"),
            Tuple.tuple("merge", -1, 100, "1"),
            Tuple.tuple("earn", 1, 50, "2"),
            Tuple.tuple("earn", 1, 100, "1"));
    assertThat(balance("7")).isEqualTo(balance("8"));
    assertThat(balance(merged)).isEqualTo(balance("8"));
  }

  @Test
  void aPersonsHistoryIsThatOfBothAccountsInPagesToo() {
    shop.tells(bought("1", "7", "10.00"));
    shop.tells(bought("2", "8", "5.00"));
    shop.tells(bought("3", "7", "1.00"));
    var merged = ours("7");
    shop.tells(ShopEvents.merge(merchantId, "7", "8"));

    var all = history("8");
    assertThat(all.reversed().subList(0, 3))
        .extracting(PointsTransaction::getOrderId)
        .containsExactly("1", "2", "3");
    assertThat(all.getLast().getCustomerId()).isEqualTo(merged);
    assertThat(all).isEqualTo(pages("8"));
    assertThat(
            ana.getTransaction(
                    GetTransactionRequest.newBuilder()
                        .setCustomerId("8")
                        .setTransactionId(all.getLast().getTransactionId())
                        .build())
                .getStepsCount())
        .isPositive();

    ana.unmergeCustomers(unmerge("7"));
    assertThat(history("8")).extracting(PointsTransaction::getCustomerId).doesNotContain(merged);
  }

  @Test
  void theSameMergeAgainChangesNothing() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "5.00"));
    shop.tells(ShopEvents.merge(merchantId, "7", "8"));
    var before = balance("8");

    shop.tells(
        ShopEvents.merge(merchantId, "7", "8"),
        ShopEvents.merge(merchantId, "8", "7"),
        ShopEvents.merge(merchantId, "8", "8"),
        bought("1", "7", "10.00"));

    assertThat(balance("8")).isEqualTo(before);
  }

  @Test
  void peopleWhomNobodyKnewAreOneFromTheirFirstOrderOn() {
    shop.tells(ShopEvents.merge(merchantId, "7", "8"));

    shop.tells(bought("1", "7", "10.00"));

    assertThat(balance("8").getPointsBalance()).isEqualTo(100);
    assertThat(history("8")).extracting(PointsTransaction::getType).containsExactly("earn");
  }

  @Test
  void anOldOrderIsRefundedByTheOneWhoGoesOn() {
    shop.tells(event(merchantId, order("1", "7").addLines(line("a", 2, "10.00"))));
    shop.tells(bought("2", "8", "5.00"), ShopEvents.merge(merchantId, "7", "8"));

    shop.tells(event(merchantId, refund("r", "1", "a", 1)));

    assertThat(balance("8").getPointsBalance()).isEqualTo(150);
    assertThat(history("8").getFirst().getType()).isEqualTo("reverse");
    assertThat(balance("8").getTotalPointsEarned()).isEqualTo(150);
  }

  @Test
  void theShopMayCallTheOldOrdersByTheNewNameAfterwards() {
    shop.tells(bought("1", "7", "10.00"), ShopEvents.merge(merchantId, "7", "8"));
    var before = balance("8");

    shop.tells(
        event(
            merchantId,
            order("1", "8", "10.00").setUpdatedAt(timestamp(ShopEvents.PAID_AT.plusSeconds(60)))));

    assertThat(balance("8")).isEqualTo(before);
    shop.tells(event(merchantId, refund("r", "1", "1", 1)));
    assertThat(balance("8").getPointsBalance()).isZero();
    assertThat(balance("8").getPointsDebt()).isZero();
  }

  @Test
  void aDebtIsPaidOutOfWhatTheOtherHas() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "3.00"));
    adjust("7", -100);
    shop.tells(event(merchantId, refund("r", "1", "1", 1)));
    assertThat(balance("7").getPointsDebt()).isEqualTo(100);

    shop.tells(ShopEvents.merge(merchantId, "7", "8"));

    assertThat(balance("8").getPointsBalance()).isZero();
    assertThat(balance("8").getPointsDebt()).isEqualTo(70);
  }

  @Test
  void andTheOthersDebtOutOfWhatTheOneBrings() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "3.00"));
    adjust("8", -30);
    shop.tells(event(merchantId, refund("r", "2", "1", 1)));

    shop.tells(ShopEvents.merge(merchantId, "7", "8"));

    assertThat(balance("8").getPointsDebt()).isZero();
    assertThat(balance("8").getPointsBalance()).isEqualTo(70);
  }

  @Test
  void everyLotKeepsItsDates() {
    ProgramFixtures.publish(
        merchantId,
        Instant.EPOCH,
        "\"holdDays\": 14, \"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 60}");
    var now = clock.now();
    shop.tells(
        event(merchantId, order("1", "7", "10.00").setCreatedAt(timestamp(now))),
        event(
            merchantId,
            order("2", "7", "3.00").setCreatedAt(timestamp(now.minus(Duration.ofDays(20))))));
    var before = dated("7");

    shop.tells(ShopEvents.merge(merchantId, "7", "8"));

    assertThat(dated("8").getPendingList()).isEqualTo(before.getPendingList()).hasSize(1);
    assertThat(dated("8").getExpiringList()).isEqualTo(before.getExpiringList()).hasSize(1);
    clock.set(now.plus(Duration.ofDays(14)));
    releaseJob.run();
    assertThat(balance("8").getPointsBalance()).isEqualTo(130);
    clock.set(now.plus(Duration.ofDays(42)));
    expiryJob.run();
    assertThat(balance("8").getPointsBalance()).isEqualTo(100);
  }

  @Test
  void whatExpiredBeforeIsNotTakenTwiceAfterwards() {
    ProgramFixtures.publish(
        merchantId, Instant.EPOCH, "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 30}");
    var now = clock.now();
    shop.tells(event(merchantId, order("1", "7", "10.00").setCreatedAt(timestamp(now))));
    clock.set(now.plus(Duration.ofDays(32)));
    expiryJob.run();
    adjust("8", bought("2", "8", "0.00"), 500);
    shop.tells(ShopEvents.merge(merchantId, "7", "8"));

    shop.tells(event(merchantId, refund("r", "1", "1", 1)));

    assertThat(balance("8").getPointsBalance()).isEqualTo(500);
    assertThat(balance("8").getPointsDebt()).isZero();
  }

  @Test
  void aRewardOfTheOneIsTheOthersToUseAndToGiveBack() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "5.00"));
    var reward = reward(60);
    var seven = points.withInterceptors(TestCallers.shopper(merchantId, "7"));
    var eight = points.withInterceptors(TestCallers.shopper(merchantId, "8"));
    var keyed =
        RedeemRewardRequest.newBuilder()
            .setCustomerId("7")
            .setRewardId(reward)
            .setIdempotencyKey("click");
    var redeemed = seven.redeemReward(keyed.build());

    shop.tells(ShopEvents.merge(merchantId, "7", "8"));

    assertThat(
            eight
                .listRedemptions(ListRedemptionsRequest.newBuilder().setCustomerId("8").build())
                .getRedemptionsList())
        .hasSize(1);
    assertThat(eight.redeemReward(keyed.setCustomerId("8").build()).getRedemptionId())
        .isEqualTo(redeemed.getRedemptionId());
    assertThat(balance("8").getPointsBalance()).isEqualTo(90);
    eight.cancelRedemption(
        CancelRedemptionRequest.newBuilder()
            .setCustomerId("8")
            .setRedemptionId(redeemed.getRedemptionId())
            .build());
    assertThat(balance("8").getPointsBalance()).isEqualTo(150);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void ordersRefundsAndAChainOfMergesComeInAnyOrder(long seed) {
    var told = new ArrayList<Event>();
    for (var n = 0; n < 9; n++) {
      var customer = Integer.toString(7 + n % 3);
      told.add(
          event(
              merchantId,
              order("" + n, customer)
                  .addLines(line("a", 2, "1.0" + n))
                  .addLines(line("b", 1, "2"))));
      if (n % 2 == 0) {
        told.add(event(merchantId, refund("r" + n, "" + n, "a", 1)));
      }
    }
    told.add(ShopEvents.merge(merchantId, "7", "8"));
    told.add(ShopEvents.merge(merchantId, "8", "9"));
    told.addAll(List.copyOf(told.subList(0, 7)));
    var random = new Random(seed);
    Collections.shuffle(told, random);

    while (!told.isEmpty()) {
      var batch = told.subList(0, Math.min(told.size(), 1 + random.nextInt(5)));
      shop.tells(List.copyOf(batch));
      batch.clear();
    }

    // 4.00 to 4.16 dollars each, rounded down: 364 points; every second order gave half a line
    // back.
    assertThat(balance("9").getPointsBalance())
        .isEqualTo((int) balance("9").getTotalPointsEarned())
        .isEqualTo(balance("7").getPointsBalance())
        .isEqualTo(312);
    assertThat(balance("9").getPointsDebt()).isZero();
  }

  @Test
  void whatIsLeftReturnsWhenAMergeIsUndone() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "5.00"));
    shop.tells(ShopEvents.merge(merchantId, "7", "8"));
    // Both never expire; the older order's points go first, and both orders are of one second.
    adjust("8", -30);

    var undone = ana.unmergeCustomers(unmerge("7"));

    assertThat(balance("7").getPointsBalance() + balance("8").getPointsBalance()).isEqualTo(120);
    assertThat(undone.getPointsMoved()).isEqualTo(balance("7").getPointsBalance());
    assertThat(balance("7").getPointsBalance()).isBetween(70, 100);
    assertThat(balance("7").getTotalPointsEarned()).isEqualTo(100);
    assertThat(balance("8").getTotalPointsEarned()).isEqualTo(50);
    shop.tells(bought("3", "7", "1.00"), bought("4", "8", "2.00"));
    assertThat(balance("7").getTotalPointsEarned()).isEqualTo(110);
    assertThat(balance("8").getTotalPointsEarned()).isEqualTo(70);
  }

  @Test
  void whatItsOrdersEarnedMeanwhileReturnsTooAndNothingElse() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "5.00"));
    shop.tells(ShopEvents.merge(merchantId, "7", "8"));
    shop.tells(bought("3", "7", "4.00"));
    adjust("7", 1_000);

    ana.unmergeCustomers(unmerge("7"));

    assertThat(balance("7").getPointsBalance()).isEqualTo(140);
    assertThat(balance("8").getPointsBalance()).isEqualTo(1_050);
    shop.tells(event(merchantId, refund("r", "1", "1", 1)));
    assertThat(balance("7").getPointsBalance()).isEqualTo(40);
    shop.tells(event(merchantId, refund("r3", "3", "1", 1)));
    assertThat(balance("7").getPointsBalance()).isZero();
    assertThat(balance("7").getPointsDebt()).isZero();
    assertThat(balance("8").getPointsBalance()).isEqualTo(1_050);
  }

  @Test
  void aDebtThatStillStandsGoesBack() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "3.00"));
    adjust("7", -100);
    shop.tells(event(merchantId, refund("r", "1", "1", 1)));
    shop.tells(ShopEvents.merge(merchantId, "7", "8"));
    shop.tells(bought("3", "8", "1.00"));

    ana.unmergeCustomers(unmerge("7"));

    assertThat(balance("7").getPointsDebt()).isEqualTo(60);
    assertThat(balance("8").getPointsDebt()).isZero();
    assertThat(balance("8").getPointsBalance()).isZero();
  }

  @Test
  void anUndoneChainLeavesTogetherWhatCameTogether() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "5.00"), bought("3", "9", "1.00"));
    shop.tells(ShopEvents.merge(merchantId, "7", "8"), ShopEvents.merge(merchantId, "8", "9"));
    assertThat(balance("9").getPointsBalance()).isEqualTo(160);

    ana.unmergeCustomers(unmerge("8"));

    assertThat(balance("9").getPointsBalance()).isEqualTo(10);
    assertThat(balance("8").getPointsBalance()).isEqualTo(150);
    assertThat(balance("7")).isEqualTo(balance("8"));
    ana.unmergeCustomers(unmerge("7"));
    assertThat(balance("7").getPointsBalance()).isEqualTo(100);
    assertThat(balance("8").getPointsBalance()).isEqualTo(50);
    assertThat(balance("8").getTotalPointsEarned()).isEqualTo(50);
  }

  @Test
  void mergedAndUndoneAgainAndAgainNothingIsLost() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "5.00"));
    for (var n = 0; n < 4; n++) {
      assertThat(merged("7", "8").getPointsMoved()).isEqualTo(100);
      assertThat(ana.unmergeCustomers(unmerge("7")).getPointsMoved()).isEqualTo(100);
    }

    assertThat(balance("7").getPointsBalance()).isEqualTo(100);
    assertThat(balance("8").getPointsBalance()).isEqualTo(50);
    Refused.with(Reason.CUSTOMER_NOT_MERGED, () -> ana.unmergeCustomers(unmerge("7")));
  }

  @Test
  void thirtyDaysLongAndNoLonger() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "5.00"));
    merged("7", "8");
    clock.advance(Duration.ofDays(30).plusSeconds(1));

    Refused.with(Reason.MERGE_TOO_LONG_AGO, () -> ana.unmergeCustomers(unmerge("7")));
  }

  @Test
  void staffMergeWithAReasonAndOnlyStaff() {
    shop.tells(bought("1", "7", "10.00"), bought("2", "8", "5.00"), bought("3", "9", "1.00"));
    var shopper = points.withInterceptors(TestCallers.shopper(merchantId, "8"));
    var elsewhere =
        points.withInterceptors(
            TestCallers.bearer(TestCallers.token("merchant", "merchant-elsewhere", "zoe")));

    Refused.with(Reason.PERMISSION_DENIED, () -> shopper.mergeCustomers(merge("7", "8")));
    Refused.with(Reason.CUSTOMER_NOT_FOUND, () -> elsewhere.mergeCustomers(merge("7", "8")));
    Refused.with(Reason.CUSTOMER_NOT_FOUND, () -> ana.mergeCustomers(merge("7", "99")));
    Refused.with(Reason.CUSTOMER_NOT_FOUND, () -> ana.mergeCustomers(merge("nobody", "8")));
    Refused.with(Reason.SAME_CUSTOMER, () -> ana.mergeCustomers(merge("8", "8")));
    Refused.with(
        Reason.INVALID_ARGUMENT,
        () -> ana.mergeCustomers(merge("7", "8").toBuilder().setReason("  ").build()));
    var keyed = merge("7", "8").toBuilder().setIdempotencyKey("once").build();
    assertThat(ana.mergeCustomers(keyed)).isEqualTo(ana.mergeCustomers(keyed));
    Refused.with(Reason.SAME_CUSTOMER, () -> ana.mergeCustomers(merge("7", "8")));
    Refused.with(Reason.CUSTOMER_MERGED_BEFORE, () -> ana.mergeCustomers(merge("7", "9")));
    Refused.with(Reason.PERMISSION_DENIED, () -> shopper.unmergeCustomers(unmerge("7")));
    Refused.with(Reason.CUSTOMER_NOT_FOUND, () -> elsewhere.unmergeCustomers(unmerge("7")));
    assertThat(balance("8").getPointsBalance()).isEqualTo(150);
  }

  private MergeCustomersResponse merged(String merged, String into) {
    return ana.mergeCustomers(merge(merged, into));
  }

  private static MergeCustomersRequest merge(String merged, String into) {
    return MergeCustomersRequest.newBuilder()
        .setCustomerId(into)
        .setMergedCustomerId(merged)
        .setReason("wrote from both addresses")
        .build();
  }

  private static UnmergeCustomersRequest unmerge(String merged) {
    return UnmergeCustomersRequest.newBuilder()
        .setMergedCustomerId(merged)
        .setReason("father and son")
        .build();
  }

  private Event bought(String orderId, String customer, String price) {
    ShopOrder.Builder order = order(orderId, customer, price);
    return event(merchantId, order);
  }

  private void adjust(String customer, Event first, int number) {
    shop.tells(first);
    adjust(customer, number);
  }

  private void adjust(String customer, int number) {
    ana.adjustPoints(
        AdjustPointsRequest.newBuilder()
            .setCustomerId(customer)
            .setPoints(number)
            .setReason("the parcel came late")
            .build());
  }

  private String reward(int cost) {
    return ana.createReward(
            CreateRewardRequest.newBuilder()
                .setDefinition(
                    RewardDefinition.newBuilder()
                        .setType("free_shipping")
                        .putNames("en", "Free shipping")
                        .setPointsCost(cost))
                .build())
        .getReward()
        .getRewardId();
  }

  private GetBalanceResponse balance(String customer) {
    return ana.getBalance(GetBalanceRequest.newBuilder().setCustomerId(customer).build());
  }

  private GetBalanceResponse dated(String customer) {
    return ana.getBalance(
        GetBalanceRequest.newBuilder().setCustomerId(customer).setDates(true).build());
  }

  private String ours(String customer) {
    return balance(customer).getCustomerId();
  }

  private List<PointsTransaction> pages(String customer) {
    var lines = new ArrayList<PointsTransaction>();
    var cursor = "";
    do {
      var page =
          ana.listTransactions(
              ListTransactionsRequest.newBuilder()
                  .setCustomerId(customer)
                  .setLimit(1)
                  .setCursor(cursor)
                  .build());
      lines.addAll(page.getTransactionsList());
      cursor = page.getNextCursor();
    } while (!cursor.isEmpty());
    return lines;
  }

  private List<PointsTransaction> history(String customer) {
    return ana.listTransactions(
            ListTransactionsRequest.newBuilder().setCustomerId(customer).build())
        .getTransactionsList();
  }
}
