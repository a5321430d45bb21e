package com.loyalnest.points.api;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.StandIns;
import com.loyalnest.points.StandIns.WillingShop;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.redemption.Issuer;
import com.loyalnest.points.redemption.RecoverRedemptions;
import com.loyalnest.points.v1.AddRewardCodesRequest;
import com.loyalnest.points.v1.AddRewardCodesResponse;
import com.loyalnest.points.v1.CancelRedemptionRequest;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.DeactivateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetRedemptionRequest;
import com.loyalnest.points.v1.ListRedemptionsRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.ListUnknownRedemptionsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.Redemption;
import com.loyalnest.points.v1.ResolveRedemptionRequest;
import com.loyalnest.points.v1.RewardDefinition;
import com.loyalnest.points.verification.LedgerVerification;
import io.grpc.StatusRuntimeException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class RedemptionCallsTest {
  private final String merchantId = "merchant-redeem-" + UUID.randomUUID();
  private final Shop shop;
  private final StandIns standIns;
  private final RecoverRedemptions recover;
  private final PointsServiceBlockingStub points;
  private final PointsServiceBlockingStub merchant;

  RedemptionCallsTest(
      @Autowired Shop shop,
      @Autowired StandIns standIns,
      @Autowired RecoverRedemptions recover,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.standIns = standIns;
    this.recover = recover;
    this.points = points;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @AfterEach
  void theBooksAgree() throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl())) {
      assertThat(new LedgerVerification(connection).run().firstBroken()).isEmpty();
    }
  }

  @Test
  void aRedemptionTakesThePointsAndShowsTheCodeThatTheShopMade() {
    var made = new CopyOnWriteArrayList<Issue>();
    standIns.issuers.put(
        merchantId,
        new WillingShop() {
          @Override
          public Creation create(Issue issue) {
            made.add(issue);
            return super.create(issue);
          }
        });
    earned("100.00");
    var rewardId = reward(amountOff(400).setCodeDays(30));

    var redeemed = shopper().redeemReward(redeem(rewardId).build());

    assertThat(redeemed.getRedemptionStatus()).isEqualTo("issued");
    assertThat(redeemed.getDiscountCode())
        .matches("[2-9A-HJ-NP-Z]{5}(-[2-9A-HJ-NP-Z]{5}){3}")
        .isEqualTo(made.getFirst().code());
    assertThat(made.getFirst().customerExternalId()).isEqualTo("7");
    assertThat(made.getFirst().endsAt())
        .isEqualTo(made.getFirst().startsAt().plus(Duration.ofDays(30)));
    assertThat(balance()).isEqualTo(600);
    assertThat(types()).containsExactly("redeem", "earn");
  }

  @Test
  void theSameKeyAnswersWithTheSameRedemptionAndNeverAnotherReward() {
    earned("100.00");
    var rewardId = reward(amountOff(400));
    var keyed = redeem(rewardId).setIdempotencyKey("click-1").build();

    assertThat(shopper().redeemReward(keyed)).isEqualTo(shopper().redeemReward(keyed));
    Refused.with(
        Reason.IDEMPOTENCY_KEY_REUSED,
        () -> shopper().redeemReward(keyed.toBuilder().setRewardId(reward(amountOff(1))).build()));
    assertThat(balance()).isEqualTo(600);
  }

  @Test
  void whatCannotBeHadSaysWhyAndChangesNothing() {
    earned("100.00");
    var once = reward(amountOff(100).setCustomerLimit(1));
    var lastOne = reward(amountOff(100).setStock(1));
    var gone = reward(amountOff(100));
    merchant.deactivateReward(DeactivateRewardRequest.newBuilder().setRewardId(gone).build());
    var dear = reward(amountOff(801));
    shopper().redeemReward(redeem(once).build());
    shopper().redeemReward(redeem(lastOne).build());

    Refused.with(Reason.REWARD_LIMIT_REACHED, () -> shopper().redeemReward(redeem(once).build()));
    Refused.with(Reason.REWARD_SOLD_OUT, () -> shopper().redeemReward(redeem(lastOne).build()));
    Refused.with(Reason.REWARD_INACTIVE, () -> shopper().redeemReward(redeem(gone).build()));
    Refused.with(Reason.INSUFFICIENT_POINTS, () -> shopper().redeemReward(redeem(dear).build()));
    Refused.with(Reason.REWARD_NOT_FOUND, () -> shopper().redeemReward(redeem("none").build()));
    Refused.with(
        Reason.CUSTOMER_NOT_FOUND,
        () -> merchant.redeemReward(redeem(dear).setCustomerId("8").build()));
    Refused.with(
        Reason.PERMISSION_DENIED,
        () -> shopper().redeemReward(redeem(dear).setCustomerId("8").build()));
    assertThat(balance()).isEqualTo(800);
  }

  @Test
  void ofTwentyRedemptionsAtOnceExactlyTheAffordableOnesSucceed() throws Exception {
    earned("70.00");
    var rewardId = reward(amountOff(100));
    var tasks = new ArrayList<Callable<String>>();
    for (var n = 0; n < 20; n++) {
      tasks.add(() -> {
        try {
          return shopper().redeemReward(redeem(rewardId).build()).getDiscountCode();
        } catch (StatusRuntimeException failure) {
          return Refused.with(
              Reason.INSUFFICIENT_POINTS,
              () -> {
                throw failure;
              });
        }
      });
    }
    var answers = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var done : threads.invokeAll(tasks)) {
        answers.add(done.get());
      }
    }

    assertThat(answers)
        .filteredOn(answer -> answer.length() == 23)
        .hasSize(7)
        .doesNotHaveDuplicates();
    assertThat(balance()).isZero();
  }

  @Test
  void aShopThatRefusesGetsNoPoints() {
    shopAnswers(
        new WillingShop() {
          @Override
          public Creation create(Issue issue) {
            return new Creation.Refused("MAX_APP_DISCOUNTS");
          }
        });
    earned("10.00");

    var redeemed = shopper().redeemReward(redeem(reward(amountOff(100).setStock(1))).build());

    assertThat(redeemed.getRedemptionStatus()).isEqualTo("refused");
    assertThat(redeemed.getDiscountCode()).isEmpty();
    assertThat(balance()).isEqualTo(100);
    assertThat(types()).containsExactly("restore", "redeem", "earn");
  }

  @Test
  void aShopInDoubtIsAskedAgainForTheSameCode() throws SQLException {
    var codes = new CopyOnWriteArrayList<String>();
    shopAnswers(
        new WillingShop() {
          @Override
          public Creation create(Issue issue) {
            codes.add(issue.code());
            return codes.size() == 1 ? new Creation.Doubtful() : super.create(issue);
          }
        });
    earned("10.00");

    var redeemed = shopper().redeemReward(redeem(reward(amountOff(100))).build());

    assertThat(redeemed.getRedemptionStatus()).isEqualTo("pending");
    assertThat(redeemed.getDiscountCode()).isEmpty();
    assertThat(balance()).isZero();
    Refused.with(
        Reason.REDEMPTION_NOT_CANCELLABLE,
        () -> shopper().cancelRedemption(cancel(redeemed.getRedemptionId())));

    becomeDue();
    recover.run();

    var found = find(redeemed.getRedemptionId());
    assertThat(found.getRedemptionStatus()).isEqualTo("issued");
    assertThat(codes).hasSize(2).containsOnly(found.getDiscountCode());
    assertThat(balance()).isZero();
  }

  @Test
  void aSlowShopHoldsUpNobodyForThreeSeconds() {
    shopAnswers(
        new WillingShop() {
          @Override
          public Creation create(Issue issue) {
            try {
              Thread.sleep(Duration.ofSeconds(4));
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
            return super.create(issue);
          }
        });
    earned("10.00");
    var rewardId = reward(amountOff(100));
    var begun = System.nanoTime();

    var redeemed = shopper().redeemReward(redeem(rewardId).build());

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    assertThat(redeemed.getRedemptionStatus()).isEqualTo("pending");
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> find(redeemed.getRedemptionId()).getRedemptionStatus(), "issued"::equals);
  }

  @Test
  void aCancelledCodeGivesItsPointsBackOnce() {
    earned("10.00");
    var rewardId = reward(amountOff(100).setStock(1));
    var redemptionId = shopper().redeemReward(redeem(rewardId).build()).getRedemptionId();

    var cancelled = shopper().cancelRedemption(cancel(redemptionId)).getRedemption();

    assertThat(cancelled.getRedemptionStatus()).isEqualTo("cancelled");
    assertThat(cancelled.getDiscountCode()).isEmpty();
    assertThat(shopper().cancelRedemption(cancel(redemptionId)).getRedemption())
        .isEqualTo(cancelled);
    assertThat(balance()).isEqualTo(100);
    assertThat(shopper().redeemReward(redeem(rewardId).build()).getRedemptionStatus())
        .isEqualTo("issued");
    Refused.with(Reason.REDEMPTION_NOT_FOUND, () -> shopper().cancelRedemption(cancel("none")));
  }

  @Test
  void aCodeThatWasUsedMeanwhileStaysPaidFor() {
    shopAnswers(
        new WillingShop() {
          @Override
          public Withdrawal withdraw(Issue issue, String issuedId) {
            return Withdrawal.USED;
          }
        });
    earned("10.00");
    var redemptionId =
        shopper().redeemReward(redeem(reward(amountOff(100))).build()).getRedemptionId();

    var answer = shopper().cancelRedemption(cancel(redemptionId)).getRedemption();

    assertThat(answer.getRedemptionStatus()).isEqualTo("used");
    assertThat(balance()).isZero();
  }

  @Test
  void pointsThatComeBackRepayWhatIsOwedMeanwhile() {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    var redemptionId =
        shopper().redeemReward(redeem(reward(amountOff(100))).build()).getRedemptionId();
    shop.tells(event(merchantId, refund("r1", "1", "1", 1)));
    assertThat(balance()).isZero();

    shopper().cancelRedemption(cancel(redemptionId));

    var balance = merchant.getBalance(GetBalanceRequest.newBuilder().setCustomerId("7").build());
    assertThat(balance.getPointsBalance()).isZero();
    assertThat(balance.getPointsDebt()).isZero();
  }

  @Test
  void anOrderWithTheCodeMarksItUsedInAnyCase() {
    earned("10.00");
    var redeemed = shopper().redeemReward(redeem(reward(amountOff(100))).build());
    var code = redeemed.getDiscountCode().toLowerCase(java.util.Locale.ROOT);
    var withCode = order("2", "7", "1.00").addDiscountCodes("SUMMER").addDiscountCodes(code);

    shop.tells(event(merchantId, withCode), event(merchantId, withCode));

    var found = find(redeemed.getRedemptionId());
    assertThat(found.getRedemptionStatus()).isEqualTo("used");
    assertThat(found.getOrderId()).isEqualTo("2");
    Refused.with(
        Reason.REDEMPTION_NOT_CANCELLABLE,
        () -> shopper().cancelRedemption(cancel(redeemed.getRedemptionId())));
  }

  @Test
  void aCostThatSlidesTakesWholeStepsAndIsWorthThem() {
    var made = new CopyOnWriteArrayList<Issue>();
    shopAnswers(
        new WillingShop() {
          @Override
          public Creation create(Issue issue) {
            made.add(issue);
            return super.create(issue);
          }
        });
    earned("95.00");
    var rewardId = reward(amountOff(100).setValue("1.50").setMostPoints(1000));

    var some = shopper().redeemReward(redeem(rewardId).setPoints(300).build());
    var rest = shopper().redeemReward(redeem(rewardId).build());

    assertThat(some.getPointsCost()).isEqualTo(300);
    assertThat(some.getValue()).isEqualTo("4.50");
    assertThat(rest.getPointsCost()).isEqualTo(600);
    assertThat(made.getLast().terms().value()).isEqualTo(new java.math.BigDecimal("9.00"));
    assertThat(balance()).isEqualTo(50);
    assertThat(
            Refused.with(
                Reason.INVALID_ARGUMENT,
                () -> shopper().redeemReward(redeem(rewardId).setPoints(150).build())))
        .contains("points", "multiple of 100");
    Refused.with(
        Reason.INSUFFICIENT_POINTS, () -> shopper().redeemReward(redeem(rewardId).build()));
  }

  @Test
  void codesOfTheMerchantsOwnAreHandedOutOnceEachAndThenSoldOut() {
    earned("100.00");
    var rewardId = reward(ofType("custom", 100));
    Refused.with(Reason.REWARD_SOLD_OUT, () -> shopper().redeemReward(redeem(rewardId).build()));

    var added = addCodes(rewardId, "COFFEE-1", "COFFEE-2", "COFFEE-1");
    assertThat(added.getAdded()).isEqualTo(2);
    assertThat(addCodes(rewardId, "COFFEE-2").getAdded()).isZero();

    var first = shopper().redeemReward(redeem(rewardId).build());
    var second = shopper().redeemReward(redeem(rewardId).build());

    assertThat(first.getRedemptionStatus()).isEqualTo("issued");
    assertThat(List.of(first.getDiscountCode(), second.getDiscountCode()))
        .containsExactlyInAnyOrder("COFFEE-1", "COFFEE-2");
    Refused.with(Reason.REWARD_SOLD_OUT, () -> shopper().redeemReward(redeem(rewardId).build()));
    Refused.with(
        Reason.REDEMPTION_NOT_CANCELLABLE,
        () -> shopper().cancelRedemption(cancel(first.getRedemptionId())));
    Refused.with(Reason.REWARD_WITHOUT_CODES, () -> addCodes(reward(amountOff(100)), "COFFEE-3"));
    assertThat(balance()).isEqualTo(800);
  }

  @Test
  void ofManyWhoWantTheLastCodesNoTwoGetTheSame() throws Exception {
    for (var customer = 10; customer < 18; customer++) {
      shop.tells(event(merchantId, order("o" + customer, "" + customer, "10.00")));
    }
    var rewardId = reward(ofType("custom", 100));
    addCodes(rewardId, "LAST-1", "LAST-2", "LAST-3", "LAST-4", "LAST-5");
    var tasks = new ArrayList<Callable<String>>();
    for (var customer = 10; customer < 18; customer++) {
      var wish = redeem(rewardId).setCustomerId("" + customer).build();
      tasks.add(() -> {
        try {
          return merchant.redeemReward(wish).getDiscountCode();
        } catch (StatusRuntimeException soldOut) {
          return Refused.reasonOf(soldOut);
        }
      });
    }
    var answers = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(tasks)) {
        answers.add(done.get());
      }
    }

    assertThat(answers)
        .containsExactlyInAnyOrder(
            "LAST-1",
            "LAST-2",
            "LAST-3",
            "LAST-4",
            "LAST-5",
            "REWARD_SOLD_OUT",
            "REWARD_SOLD_OUT",
            "REWARD_SOLD_OUT");
  }

  @Test
  void storeCreditIsAskedForOnceAndThenLookedUp() throws SQLException {
    var asked = new CopyOnWriteArrayList<Issue>();
    shopAnswers(
        new PayingShop() {
          @Override
          public Creation create(Issue issue) {
            asked.add(issue);
            return new Creation.Doubtful();
          }

          @Override
          public Optional<String> find(Issue issue) {
            return Optional.of("gid://shopify/StoreCreditAccountCreditTransaction/1");
          }
        });
    earned("10.00");

    var redeemed = shopper().redeemReward(redeem(reward(storeCredit())).build());
    assertThat(redeemed.getRedemptionStatus()).isEqualTo("pending");
    becomeDue();
    recover.run();

    var found = find(redeemed.getRedemptionId());
    assertThat(found.getRedemptionStatus()).isEqualTo("issued");
    assertThat(found.getDiscountCode()).isEmpty();
    assertThat(found.getValue()).isEqualTo("5.00");
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().endsAt()).isNotNull();
    Refused.with(
        Reason.REDEMPTION_NOT_CANCELLABLE,
        () -> shopper().cancelRedemption(cancel(redeemed.getRedemptionId())));
  }

  @Test
  void storeCreditThatCertainlyWasNotPaidIsAskedForAgain() throws SQLException {
    var asked = new CopyOnWriteArrayList<Issue>();
    shopAnswers(
        new PayingShop() {
          @Override
          public Creation create(Issue issue) {
            asked.add(issue);
            return asked.size() == 1 ? new Creation.Postponed() : super.create(issue);
          }
        });
    earned("10.00");

    var redeemed = shopper().redeemReward(redeem(reward(storeCredit())).build());
    becomeDue();
    recover.run();

    assertThat(find(redeemed.getRedemptionId()).getRedemptionStatus()).isEqualTo("issued");
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatNobodyCanTellIsDecidedByAPerson() throws SQLException {
    shopAnswers(
        new PayingShop() {
          @Override
          public Creation create(Issue issue) {
            return new Creation.Doubtful();
          }
        });
    earned("20.00");
    var rewardId = reward(storeCredit());
    var paid = shopper().redeemReward(redeem(rewardId).build()).getRedemptionId();
    var missing = shopper().redeemReward(redeem(rewardId).build()).getRedemptionId();

    becomeDue();
    recover.run();
    assertThat(find(paid).getRedemptionStatus()).isEqualTo("pending");
    theShopWasAskedLongAgo();
    becomeDue();
    recover.run();

    assertThat(unknown()).containsExactly(missing, paid);
    assertThat(resolve(paid, "issued").getRedemptionStatus()).isEqualTo("issued");
    assertThat(resolve(missing, "missing").getRedemptionStatus()).isEqualTo("refused");
    assertThat(unknown()).isEmpty();
    assertThat(balance()).isEqualTo(100);
    Refused.with(Reason.REDEMPTION_NOT_UNKNOWN, () -> resolve(paid, "missing"));
    Refused.with(Reason.REDEMPTION_NOT_FOUND, () -> resolve("none", "missing"));
    Refused.with(
        Reason.PERMISSION_DENIED,
        () ->
            shopper()
                .resolveRedemption(
                    ResolveRedemptionRequest.newBuilder()
                        .setRedemptionId(paid)
                        .setFinding("missing")
                        .build()));
  }

  private static class PayingShop extends WillingShop implements Issuer.Once {
    @Override
    public Optional<String> find(Issue issue) {
      return Optional.empty();
    }
  }

  private AddRewardCodesResponse addCodes(String rewardId, String... codes) {
    return merchant.addRewardCodes(
        AddRewardCodesRequest.newBuilder()
            .setRewardId(rewardId)
            .addAllCodes(List.of(codes))
            .build());
  }

  private List<String> unknown() {
    return merchant
        .listUnknownRedemptions(ListUnknownRedemptionsRequest.getDefaultInstance())
        .getRedemptionsList()
        .stream()
        .map(Redemption::getRedemptionId)
        .toList();
  }

  private Redemption resolve(String redemptionId, String finding) {
    return merchant
        .resolveRedemption(
            ResolveRedemptionRequest.newBuilder()
                .setRedemptionId(redemptionId)
                .setFinding(finding)
                .build())
        .getRedemption();
  }

  private static RewardDefinition.Builder ofType(String type, int cost) {
    return RewardDefinition.newBuilder()
        .setType(type)
        .putNames("en", "A reward")
        .setPointsCost(cost);
  }

  private static RewardDefinition.Builder storeCredit() {
    return ofType("store_credit", 100).setValue("5.00").setCurrency("USD");
  }

  private void theShopWasAskedLongAgo() throws SQLException {
    change("asked_at = '2020-01-01' where asked_at is not null");
  }

  @Test
  void aCustomerReadsTheOwnRedemptionsOnlyInPagesNewestFirst() {
    earned("30.00");
    shop.tells(event(merchantId, order("9", "8", "10.00")));
    var rewardId = reward(amountOff(100));
    var ids = new ArrayList<String>();
    for (var n = 0; n < 3; n++) {
      ids.add(shopper().redeemReward(redeem(rewardId).build()).getRedemptionId());
    }

    var page = ListRedemptionsRequest.newBuilder().setCustomerId("7").setLimit(2);
    var first = shopper().listRedemptions(page.build());
    var second = shopper().listRedemptions(page.setCursor(first.getNextCursor()).build());

    assertThat(first.getRedemptionsList())
        .extracting(Redemption::getRedemptionId)
        .containsExactly(ids.get(2), ids.get(1));
    assertThat(second.getRedemptionsList())
        .extracting(Redemption::getRedemptionId)
        .containsExactly(ids.get(0));
    assertThat(second.getNextCursor()).isEmpty();
    Refused.with(
        Reason.REDEMPTION_NOT_FOUND,
        () ->
            merchant.getRedemption(
                GetRedemptionRequest.newBuilder()
                    .setCustomerId("8")
                    .setRedemptionId(ids.getFirst())
                    .build()));
  }

  private void shopAnswers(WillingShop answers) {
    standIns.issuers.put(merchantId, answers);
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

  /// Ten points a dollar.
  private void earned(String price) {
    shop.tells(event(merchantId, order("1", "7", price)));
  }

  private PointsServiceBlockingStub shopper() {
    return points.withInterceptors(TestCallers.shopper(merchantId, "7"));
  }

  private int balance() {
    return merchant
        .getBalance(GetBalanceRequest.newBuilder().setCustomerId("7").build())
        .getPointsBalance();
  }

  private List<String> types() {
    return merchant
        .listTransactions(ListTransactionsRequest.newBuilder().setCustomerId("7").build())
        .getTransactionsList()
        .stream()
        .map(PointsTransaction::getType)
        .toList();
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

  private String reward(RewardDefinition.Builder definition) {
    return merchant
        .createReward(CreateRewardRequest.newBuilder().setDefinition(definition).build())
        .getReward()
        .getRewardId();
  }

  private static RewardDefinition.Builder amountOff(int cost) {
    return RewardDefinition.newBuilder()
        .setType("amount_off")
        .putNames("en", "Money off")
        .setPointsCost(cost)
        .setValue("5.00")
        .setCurrency("USD");
  }

  private static RedeemRewardRequest.Builder redeem(String rewardId) {
    return RedeemRewardRequest.newBuilder().setCustomerId("7").setRewardId(rewardId);
  }

  private static CancelRedemptionRequest cancel(String redemptionId) {
    return CancelRedemptionRequest.newBuilder()
        .setCustomerId("7")
        .setRedemptionId(redemptionId)
        .build();
  }
}
