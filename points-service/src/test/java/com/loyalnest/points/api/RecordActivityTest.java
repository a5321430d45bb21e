package com.loyalnest.points.api;

import static com.loyalnest.points.ShopEvents.customer;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.ActivityRule;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.EarnPointsRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetPointsProgramRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RecordActivityRequest;
import com.loyalnest.points.v1.RecordActivityResponse;
import com.loyalnest.points.v1.UpdatePointsProgramRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class RecordActivityTest {
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  private final Shop shop;
  private final MovableClock clock;
  private final PointsServiceBlockingStub points;
  private final String merchantId = "recording-" + UUID.randomUUID();
  private final PointsServiceBlockingStub merchant;

  RecordActivityTest(
      @Autowired Shop shop,
      @Autowired MovableClock clock,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.clock = clock;
    this.points = points;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @BeforeEach
  void twoMembers() {
    clock.set(NOON);
    shop.tells(event(merchantId, customer("1")), event(merchantId, customer("2")));
  }

  @AfterAll
  static void andTheBooksAgree() throws Exception {
    Books.agree();
  }

  @Test
  void aReviewGivesPointsOnceHoweverOftenItIsTold() {
    var first = merchant.recordActivity(review("r-1").build());

    assertThat(first.getPoints()).isEqualTo(100);
    assertThat(first.getTransactionId()).isNotEmpty();
    assertThat(first.getLimitReached()).isEmpty();
    assertThat(first.getExplanationList()).containsExactly("A review gives 100 points.");
    assertThat(merchant.recordActivity(review("r-1").setIdempotencyKey("k").build()))
        .isEqualTo(first);
    assertThat(merchant.recordActivity(review("r-2").build()).getTransactionId())
        .isNotEqualTo(first.getTransactionId());
    assertThat(balance("1")).isEqualTo(200);
  }

  @Test
  void reviewsOfOneProductAreOneDeedOfEachCustomer() {
    merchant.recordActivity(review("r-1").setProductId("77").build());
    merchant.recordActivity(review("r-2").setProductId("gid://shopify/Product/77").build());
    merchant.recordActivity(review("r-3").setProductId("78").build());
    merchant.recordActivity(review("r-4").setProductId("77").setCustomerId("2").build());

    assertThat(balance("1")).isEqualTo(200);
    assertThat(balance("2")).isEqualTo(100);
  }

  @Test
  void eachNetworkIsFollowedOnce() {
    for (var network : List.of("instagram", "Instagram ", "tiktok")) {
      merchant.recordActivity(told("social_follow", network).build());
    }

    assertThat(balance("1")).isEqualTo(100);
  }

  @Test
  void theMerchantsOwnActivityStopsAtItsLimitsAndSaysWhich() {
    offer("check_in", ownActivity().setLimitPerDay(1).setLimitInAll(2));

    assertThat(merchant.recordActivity(told("check_in", "a").build()).getPoints()).isEqualTo(30);
    var second = merchant.recordActivity(told("check_in", "b").setLocale("es").build());
    assertThat(second.getPoints()).isZero();
    assertThat(second.getTransactionId()).isEmpty();
    assertThat(second.getLimitReached()).isEqualTo("day");
    assertThat(second.getExplanationList())
        .containsExactly("Esto da puntos una vez al día como máximo.");
    clock.advance(Duration.ofDays(1));
    assertThat(merchant.recordActivity(told("check_in", "b").build()).getPoints())
        .as("the same deed is not weighed again")
        .isZero();
    assertThat(merchant.recordActivity(told("check_in", "c").build()).getPoints()).isEqualTo(30);
    clock.advance(Duration.ofDays(1));
    assertThat(merchant.recordActivity(told("check_in", "d").build()).getLimitReached())
        .isEqualTo("lifetime");
    assertThat(balance("1")).isEqualTo(60);
  }

  @Test
  void limitsAreEachCustomersOwnAndEachActivitys() {
    offer("check_in", ownActivity().setLimitInAll(1));
    offer("visit", ownActivity().setLimitInAll(1));

    merchant.recordActivity(told("check_in", "a").build());
    merchant.recordActivity(told("visit", "a").build());
    merchant.recordActivity(told("check_in", "a").setCustomerId("2").build());

    assertThat(balance("1")).isEqualTo(60);
    assertThat(balance("2")).isEqualTo(30);
  }

  @Test
  void whatIsNotOfferedIsRefusedByItsName() {
    Refused.with(
        Reason.ACTIVITY_NOT_FOUND, () -> merchant.recordActivity(told("dance", "a").build()));
    offer("dance", ownActivity().setEnabled(false));
    Refused.with(Reason.ACTIVITY_OFF, () -> merchant.recordActivity(told("dance", "a").build()));
    offer("dance", ownActivity());
    assertThat(merchant.recordActivity(told("dance", "a").build()).getPoints()).isEqualTo(30);
    Refused.with(
        Reason.CUSTOMER_NOT_FOUND,
        () -> merchant.recordActivity(told("dance", "b").setCustomerId("999").build()));
    Refused.with(Reason.INVALID_ARGUMENT, () -> merchant.recordActivity(told("dance", "").build()));
    Refused.with(
        Reason.INVALID_ARGUMENT, () -> merchant.recordActivity(told("dance", " ").build()));
    Refused.with(
        Reason.INVALID_ARGUMENT,
        () -> merchant.recordActivity(told("dance", "x".repeat(129)).build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"signup", "newsletter", "birthday", "goal_spend"})
  void whatIsSeenWithoutBeingToldCannotBeTold(String activity) {
    Refused.with(
        Reason.ACTIVITY_NOT_RECORDED, () -> merchant.recordActivity(told(activity, "a").build()));
  }

  @Test
  void shoppersDoNotTellOfTheirOwnDeeds() {
    var shopper = points.withInterceptors(TestCallers.shopper(merchantId, "1"));

    Refused.with(Reason.PERMISSION_DENIED, () -> shopper.recordActivity(review("r").build()));
    assertThat(balance("1")).isZero();
  }

  @Test
  void anotherMerchantsCustomerDidNothing() {
    var other = points.withInterceptors(TestCallers.merchant("recording-other"));

    Refused.with(Reason.CUSTOMER_NOT_FOUND, () -> other.recordActivity(review("r").build()));
  }

  @Test
  void theSameKeyWithAnotherDeedIsRefused() {
    merchant.recordActivity(review("r-1").setIdempotencyKey("k").build());

    Refused.with(
        Reason.IDEMPOTENCY_KEY_REUSED,
        () -> merchant.recordActivity(review("r-2").setIdempotencyKey("k").build()));
  }

  @Test
  void earningByAnotherActionThanAPurchaseIsTheSame() {
    var byReference = merchant.earnPoints(earn("review").setReferenceId("r-1").build());
    var again = merchant.recordActivity(review("r-1").build());

    assertThat(byReference.getPoints()).isEqualTo(100);
    assertThat(again.getTransactionId()).isEqualTo(byReference.getTransactionId());
    assertThat(merchant.earnPoints(earn("review").setOrderId("55").build()).getPoints())
        .isEqualTo(100);
    Refused.with(Reason.INVALID_ARGUMENT, () -> merchant.earnPoints(earn("review").build()));
    Refused.with(
        Reason.UNKNOWN_ACTION,
        () -> merchant.earnPoints(earn("dance").setReferenceId("a").build()));
    Refused.with(Reason.INVALID_ARGUMENT, () -> merchant.earnPoints(earn("purchase").build()));
    offer("visit", ownActivity().setLimitPerYear(1));
    merchant.earnPoints(earn("visit").setReferenceId("a").build());
    assertThat(merchant.earnPoints(earn("visit").setReferenceId("b").build()).getLimitReached())
        .isEqualTo("year");
  }

  @Test
  void whatTheAccountCannotHoldIsNotGivenAndMayBeToldAgain() {
    shop.tells(event(merchantId, order("1", "1", "214748360.00")));

    Refused.with(Reason.BALANCE_FULL, () -> merchant.recordActivity(review("r-1").build()));
    adjust(-100);
    assertThat(merchant.recordActivity(review("r-1").build()).getPoints()).isEqualTo(100);
  }

  @Test
  void ofManyDeedsAtOnceAsManyGivePointsAsTheLimitLets() throws Exception {
    offer("check_in", ownActivity().setLimitPerDay(3));

    var answers = atOnce(16, n -> told("check_in", "deed-" + n).build());

    assertThat(answers).filteredOn(answer -> answer.getPoints() == 30).hasSize(3);
    assertThat(answers).filteredOn(answer -> answer.getLimitReached().equals("day")).hasSize(13);
    assertThat(balance("1")).isEqualTo(90);
  }

  @Test
  void oneDeedToldManyTimesAtOnceGivesOnce() throws Exception {
    var answers = atOnce(16, n -> review("r-1").build());

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(balance("1")).isEqualTo(100);
  }

  private List<RecordActivityResponse> atOnce(int times, IntFunction<RecordActivityRequest> told)
      throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var calls =
          IntStream.range(0, times)
              .<Callable<RecordActivityResponse>>mapToObj(
                  n -> () -> merchant.recordActivity(told.apply(n)))
              .toList();
      return threads.invokeAll(calls).stream().map(java.util.concurrent.Future::resultNow).toList();
    }
  }

  private void adjust(int number) {
    merchant.adjustPoints(
        AdjustPointsRequest.newBuilder()
            .setCustomerId("1")
            .setPoints(number)
            .setReason("test")
            .build());
  }

  private void offer(String activity, ActivityRule.Builder rule) {
    var published =
        merchant.getPointsProgram(GetPointsProgramRequest.getDefaultInstance()).getPublished();
    var program = published.getProgram().toBuilder();
    program.getActivitiesBuilder().putRules(activity, rule.build());
    merchant.updatePointsProgram(
        UpdatePointsProgramRequest.newBuilder()
            .setBasedOnVersion(published.getProgramVersion())
            .setProgram(program)
            .build());
  }

  private static ActivityRule.Builder ownActivity() {
    return ActivityRule.newBuilder().setEnabled(true).setPoints(30).putTitles("en", "Hello");
  }

  private static RecordActivityRequest.Builder review(String reviewId) {
    return told("review", reviewId);
  }

  private static RecordActivityRequest.Builder told(String activity, String referenceId) {
    return RecordActivityRequest.newBuilder()
        .setCustomerId("1")
        .setActivity(activity)
        .setReferenceId(referenceId);
  }

  private static EarnPointsRequest.Builder earn(String action) {
    return EarnPointsRequest.newBuilder().setCustomerId("1").setActionType(action);
  }

  private int balance(String customer) {
    return merchant
        .getBalance(GetBalanceRequest.newBuilder().setCustomerId(customer).build())
        .getPointsBalance();
  }
}
