package com.loyalnest.points.expiry;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.ShopEvents;
import com.loyalnest.points.hold.ReleaseJob;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsOnDate;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Who does nothing for sixty days loses everything.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class InactivityIntegrationTest {
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");
  private static final String SIXTY_DAYS =
      "\"expiry\": {\"model\": \"AFTER_INACTIVITY\", \"days\": 60}";

  private final String merchantId = "merchant-inactive-" + UUID.randomUUID();
  private final Shop shop;
  private final ExpiryJob job;
  private final ReleaseJob releaseJob;
  private final MovableClock clock;
  private final PointsServiceBlockingStub points;
  private Instant began = Instant.EPOCH;

  InactivityIntegrationTest(
      @Autowired Shop shop,
      @Autowired ExpiryJob job,
      @Autowired ReleaseJob releaseJob,
      @Autowired MovableClock clock,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.job = job;
    this.releaseJob = releaseJob;
    this.clock = clock;
    this.points = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @BeforeEach
  void now() {
    began = clock.now();
  }

  @AfterAll
  static void andTheBooksAgree() throws Exception {
    Books.agree();
  }

  @Test
  void whoDoesNothingLosesEverythingTogetherAndOnce() {
    publish(EVER, SIXTY_DAYS);
    buys("1", "10.00");
    afterDays(20);
    buys("2", "5.00");
    var lastDay = day(began).plusDays(80);
    assertThat(balance().getExpiringList()).containsExactly(on(lastDay, 150));

    at(end(lastDay).minusSeconds(1));
    assertThat(balance().getPointsBalance()).isEqualTo(150);
    at(end(lastDay));
    job.run();

    assertThat(balance().getPointsBalance()).isZero();
    assertThat(balance().getTotalPointsEarned()).isEqualTo(150);
    assertThat(balance().getExpiringList()).isEmpty();
    assertThat(history())
        .extracting(PointsTransaction::getType)
        .containsExactly("expire", "earn", "earn");
    var lost = history().getFirst();
    assertThat(lost.getSource()).isEqualTo("inactivity");
    assertThat(explanation(lost, "en"))
        .containsExactly("150 points were lost after 60 days without activity.");
    assertThat(explanation(lost, "es"))
        .containsExactly(
            "Se perdieron " + lost.getPoints() + " puntos tras 60 días sin actividad.");
  }

  @Test
  void aRedemptionStartsTheClockAndAnAdjustmentDoesNot() {
    publish(EVER, SIXTY_DAYS);
    buys("1", "10.00");
    afterDays(10);
    redeems(30);
    afterDays(20);
    adjust(5);
    adjust(-10);

    assertThat(balance().getExpiringList()).containsExactly(on(day(began).plusDays(70), 65));
  }

  @Test
  void theMerchantSaysWhatCounts() {
    publish(
        EVER,
        "\"expiry\": {\"model\": \"AFTER_INACTIVITY\", \"days\": 0, \"months\": 2, "
            + "\"activity\": {\"redemptions\": false, \"adjustments\": true, \"birthdays\": true}}");
    buys("1", "10.00");
    afterDays(10);
    adjust(5);
    afterDays(10);
    redeems(30);

    assertThat(balance().getExpiringList())
        .containsExactly(on(day(began).plusDays(10).plusMonths(2), 75));
  }

  @Test
  void aRefundAndWhatComesBackAreNobodysActivity() {
    publish(EVER, SIXTY_DAYS);
    buys("1", "10.00");
    buys("2", "5.00");
    afterDays(30);
    shop.tells(event(merchantId, refund("r2", "2", "1", 1)));

    assertThat(balance().getExpiringList()).containsExactly(on(day(began).plusDays(60), 100));
  }

  @Test
  void pointsThatComeIntoAnEmptyAccountAreNotLostForWhatWasNotDoneBefore() {
    publish(EVER, SIXTY_DAYS);
    buys("1", "10.00");
    at(end(day(began).plusDays(60)));
    assertThat(balance().getPointsBalance()).isZero();
    afterDays(100);
    var given = clock.now();

    adjust(40);
    afterDays(30);
    adjust(40);

    assertThat(balance().getExpiringList()).containsExactly(on(day(given).plusDays(60), 80));
    at(end(day(given).plusDays(60)));
    assertThat(balance().getPointsBalance()).isZero();
  }

  @Test
  void whatWasLostIsNotTakenAgainByARefund() {
    publish(EVER, SIXTY_DAYS);
    buys("1", "10.00");
    redeems(40);
    at(end(day(began).plusDays(60)));
    adjust(500);

    shop.tells(event(merchantId, refund("r1", "1", "1", 1)));

    assertThat(balance().getPointsBalance()).isEqualTo(460);
    assertThat(balance().getPointsDebt()).isZero();
  }

  @Test
  void pendingPointsAreNotLostAndTheEndOfTheirHoldStartsTheClock() {
    publish(EVER, "\"holdDays\": 80, " + SIXTY_DAYS);
    buys("1", "10.00");
    at(end(day(began).plusDays(60)));
    assertThat(balance().getPointsPending()).isEqualTo(100);
    assertThat(balance().getExpiringList()).isEmpty();

    clock.set(began.plus(Duration.ofDays(80)));
    releaseJob.run();
    job.run();

    assertThat(balance().getExpiringList()).containsExactly(on(day(began).plusDays(140), 100));
    at(end(day(began).plusDays(140)));
    assertThat(balance().getPointsBalance()).isZero();
  }

  @Test
  void switchedOnItStartsTheClocksThatDayAndSwitchedOffThereAreNone() {
    publish(EVER, "");
    buys("1", "10.00");
    afterDays(500);
    var switchedOn = clock.now();
    publish(switchedOn, SIXTY_DAYS);
    at(switchedOn.plus(Duration.ofDays(2)));
    assertThat(balance().getExpiringList()).containsExactly(on(day(switchedOn).plusDays(60), 100));

    publish(clock.now(), "");
    at(end(day(switchedOn).plusDays(60)));
    assertThat(balance().getExpiringList()).isEmpty();
    assertThat(balance().getPointsBalance()).isEqualTo(100);
  }

  @Test
  void whoChangesTheModelLeavesNoDayOfTheOtherBehind() {
    publish(EVER, "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 30}");
    buys("1", "10.00");
    publish(clock.now(), SIXTY_DAYS);
    at(end(day(began).plusDays(30)));
    assertThat(balance().getExpiringList()).containsExactly(on(day(began).plusDays(60), 100));

    var changed = clock.now();
    publish(changed, "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 90}");
    at(end(day(began).plusDays(60)));
    assertThat(balance().getExpiringList()).containsExactly(on(day(changed).plusDays(90), 100));
    at(end(day(changed).plusDays(90)));
    assertThat(balance().getPointsBalance()).isZero();
  }

  @Test
  void anOrderOfAnEarlierProgramHasNoDayOfItsOwnAnyMore() {
    publish(EVER, "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 30}");
    afterDays(10);
    publish(clock.now(), SIXTY_DAYS);
    at(clock.now().plusSeconds(1));

    shop.tells(
        event(
            merchantId,
            order("1", "7", "10.00")
                .setCreatedAt(timestamp(began))
                .setUpdatedAt(timestamp(began))));

    assertThat(balance().getExpiringList()).containsExactly(on(day(clock.now()).plusDays(60), 100));
  }

  @Test
  void aShorterTimeTakesNothingAtOnce() throws Exception {
    publish(EVER, SIXTY_DAYS);
    buys("1", "10.00");
    afterDays(25);
    var shortened = clock.now();
    publish(shortened, "\"expiry\": {\"model\": \"AFTER_INACTIVITY\", \"days\": 20}");

    at(shortened.plus(Duration.ofDays(1)));

    assertThat(balance().getExpiringList()).containsExactly(on(day(shortened).plusDays(20), 100));
    assertThat(Warnings.of(merchantId)).isEmpty();
  }

  @Test
  void warningsGoOutThirtyAndThreeDaysBeforeAndActivityPutsThemOff() throws Exception {
    publish(EVER, SIXTY_DAYS);
    buys("1", "10.00");
    var end = end(day(began).plusDays(60));

    at(end.minus(Duration.ofDays(30)).minusSeconds(1));
    assertThat(Warnings.of(merchantId)).isEmpty();
    at(end.minus(Duration.ofDays(30)));
    afterDays(5);
    assertThat(Warnings.of(merchantId)).containsExactly("30: 100");
    var active = clock.now();
    buys("2", "5.00");
    at(end.minus(Duration.ofDays(3)));
    assertThat(Warnings.of(merchantId)).containsExactly("30: 100");

    var later = end(day(active).plusDays(60));
    at(later.minus(Duration.ofDays(30)));
    at(later.minus(Duration.ofDays(3)));
    at(later.minus(Duration.ofDays(1)));
    assertThat(Warnings.of(merchantId)).containsExactly("30: 100", "30: 150", "3: 150");
    assertThat(Warnings.lastDays(merchantId).getLast())
        .isEqualTo(day(active).plusDays(60).toString());
  }

  @Test
  void whoseTimeIsShorterThanAMonthIsSparedTheEarlyWarning() throws Exception {
    publish(EVER, "\"expiry\": {\"model\": \"AFTER_INACTIVITY\", \"days\": 20}");
    buys("1", "10.00");

    afterDays(5);
    assertThat(Warnings.of(merchantId)).isEmpty();
    at(end(day(began).plusDays(20)).minus(Duration.ofDays(2)));
    assertThat(Warnings.of(merchantId)).containsExactly("3: 100");
  }

  @Test
  void theDayEndsWhereTheMerchantIs() {
    publish(EVER, SIXTY_DAYS + ", \"timeZone\": \"Pacific/Kiritimati\"");
    buys("1", "10.00");
    var zone = ZoneId.of("Pacific/Kiritimati");
    var end = LocalDate.ofInstant(began, zone).plusDays(61).atStartOfDay(zone).toInstant();

    at(end.minusSeconds(1));
    assertThat(balance().getPointsBalance()).isEqualTo(100);
    at(end);
    assertThat(balance().getPointsBalance()).isZero();
  }

  @Test
  void ofTwoWhoAreOneTheLaterClockCounts() {
    publish(EVER, SIXTY_DAYS);
    buys("1", "10.00");
    shop.tells(event(merchantId, order("2", "8", "5.00")));
    afterDays(20);
    shop.tells(event(merchantId, order("3", "8", "5.00")));
    afterDays(10);

    shop.tells(ShopEvents.merge(merchantId, "8", "7"));

    assertThat(balance().getExpiringList()).containsExactly(on(day(began).plusDays(80), 200));
  }

  @Test
  void manyJobsAtOnceTakeOnceAndWhoBuysAtTheSameMomentKeepsAllOrLosesTheOld() throws Exception {
    publish(EVER, SIXTY_DAYS);
    for (var n = 0; n < 20; n++) {
      shop.tells(event(merchantId, order("a" + n, "10" + n, "10.00")));
      shop.tells(event(merchantId, order("b" + n, "10" + n, "10.00")));
    }
    clock.set(end(day(began).plusDays(60)));
    var work = new ArrayList<Callable<Boolean>>();
    for (var n = 0; n < 3; n++) {
      work.add(() -> {
        job.run();
        return true;
      });
    }
    work.add(() -> {
      for (var n = 0; n < 20; n += 2) {
        shop.tells(event(merchantId, order("x" + n, "10" + n, "1.00")));
      }
      return true;
    });

    try (var threads = Executors.newFixedThreadPool(work.size())) {
      for (var done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }

    for (var n = 0; n < 20; n++) {
      var held = balance("10" + n).getPointsBalance();
      if (n % 2 == 0) {
        assertThat(held).isIn(10, 210);
      } else {
        assertThat(held).isZero();
      }
    }
  }

  private void publish(Instant at, String rest) {
    ProgramFixtures.publish(merchantId, at, rest);
  }

  private void buys(String orderId, String price) {
    shop.tells(
        event(
            merchantId,
            order(orderId, "7", price)
                .setCreatedAt(timestamp(clock.now()))
                .setUpdatedAt(timestamp(clock.now()))));
  }

  private void at(Instant time) {
    clock.set(time);
    job.run();
  }

  private void afterDays(int days) {
    at(clock.now().plus(Duration.ofDays(days)));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static PointsOnDate on(LocalDate date, int number) {
    return PointsOnDate.newBuilder().setDate(date.toString()).setPoints(number).build();
  }

  private GetBalanceResponse balance() {
    return balance("7");
  }

  private GetBalanceResponse balance(String customer) {
    return points.getBalance(
        GetBalanceRequest.newBuilder().setCustomerId(customer).setDates(true).build());
  }

  private List<PointsTransaction> history() {
    return points
        .listTransactions(ListTransactionsRequest.newBuilder().setCustomerId("7").build())
        .getTransactionsList();
  }

  private List<String> explanation(PointsTransaction transaction, String locale) {
    return points
        .getTransaction(
            GetTransactionRequest.newBuilder()
                .setCustomerId("7")
                .setTransactionId(transaction.getTransactionId())
                .setLocale(locale)
                .build())
        .getExplanationList();
  }

  private void adjust(int number) {
    points.adjustPoints(
        AdjustPointsRequest.newBuilder()
            .setCustomerId("7")
            .setPoints(number)
            .setReason("test")
            .build());
  }

  private void redeems(int number) {
    var reward =
        points
            .createReward(
                CreateRewardRequest.newBuilder()
                    .setDefinition(
                        RewardDefinition.newBuilder()
                            .setType("free_shipping")
                            .putNames("en", "Free shipping")
                            .setPointsCost(number))
                    .build())
            .getReward()
            .getRewardId();
    points.redeemReward(
        RedeemRewardRequest.newBuilder().setCustomerId("7").setRewardId(reward).build());
  }
}
