package com.loyalnest.points.hold;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Two weeks of hold, in which many things can happen.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class HoldIntegrationTest {
  private static final String MERCHANT = "merchant-holding";
  private static final Duration HOLD = Duration.ofDays(14);

  private final Shop shop;
  private final ReleaseJob job;
  private final MovableClock clock;
  private final PointsServiceBlockingStub points;
  private final PointsServiceBlockingStub merchant;
  private Instant ordered = Instant.EPOCH;

  HoldIntegrationTest(
      @Autowired Shop shop,
      @Autowired ReleaseJob job,
      @Autowired MovableClock clock,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.job = job;
    this.clock = clock;
    this.points = points;
    this.merchant = points.withInterceptors(TestCallers.merchant(MERCHANT));
  }

  @BeforeEach
  void theProgramHoldsForTwoWeeks() {
    ProgramFixtures.publish(MERCHANT, Instant.parse("2020-01-01T00:00:00Z"), "\"holdDays\": 14");
    ordered = clock.now();
  }

  @AfterAll
  static void andTheBooksAgree() throws Exception {
    Books.agree();
  }

  @Test
  void whatAnOrderEarnedIsPendingAndCannotBeSpent() {
    shop.tells(event(MERCHANT, bought("1", "1", "10.00")));

    assertThat(balance("1").getPointsBalance()).isZero();
    assertThat(balance("1").getPointsPending()).isEqualTo(100);
    assertThat(balance("1").getTotalPointsEarned()).isEqualTo(100);
    Refused.with(Reason.INSUFFICIENT_POINTS, () -> adjust("1", -1));
  }

  @Test
  void theHoldEndsToTheSecondAndOnce() {
    shop.tells(event(MERCHANT, bought("2", "2", "10.00")));

    after(HOLD.minusSeconds(1));
    assertThat(balance("2").getPointsPending()).isEqualTo(100);
    after(HOLD);
    assertThat(balance("2").getPointsBalance()).isEqualTo(100);
    assertThat(balance("2").getPointsPending()).isZero();
    var released = balance("2");
    after(HOLD.plusDays(1));
    assertThat(balance("2")).isEqualTo(released);
  }

  @Test
  void anOrderThatIsToldLateIsHeldNoLongerThanOthers() {
    var longAgo = ordered.minus(HOLD);
    var order = bought("3", "3", "10.00").setCreatedAt(timestamp(longAgo));

    shop.tells(event(MERCHANT, order));

    assertThat(balance("3").getPointsBalance()).isEqualTo(100);
  }

  @Test
  void aRefundTakesWhatIsPendingOfTheOrderFirst() {
    adjust("4", order("4", "4"), 500);
    shop.tells(
        event(MERCHANT, bought("41", "4", "0.00").addLines(line("a", 2, "10.00"))),
        event(MERCHANT, bought("42", "4", "7.00")));

    shop.tells(event(MERCHANT, refund("r4", "41", "a", 1)));

    assertThat(balance("4").getPointsBalance()).isEqualTo(500);
    assertThat(balance("4").getPointsPending()).isEqualTo(170);
    shop.tells(event(MERCHANT, refund("r5", "41", "a", 1)));
    assertThat(balance("4").getPointsPending()).isEqualTo(70);
    after(HOLD);
    assertThat(balance("4").getPointsBalance()).isEqualTo(570);
  }

  @Test
  void releasedPointsPayDebtFirst() {
    shop.tells(event(MERCHANT, bought("51", "5", "10.00")));
    after(HOLD);
    adjust("5", -80);
    ordered = clock.now();
    shop.tells(event(MERCHANT, bought("52", "5", "5.00")));
    shop.tells(event(MERCHANT, refund("r51", "51", "1", 1)));
    assertThat(balance("5").getPointsDebt()).isEqualTo(80);
    assertThat(balance("5").getPointsPending()).isEqualTo(50);

    after(HOLD);

    assertThat(balance("5").getPointsDebt()).isEqualTo(30);
    assertThat(balance("5").getPointsBalance()).isZero();
    assertThat(balance("5").getPointsPending()).isZero();
    shop.tells(event(MERCHANT, bought("53", "5", "4.00").setCreatedAt(timestamp(ordered))));
    assertThat(balance("5").getPointsDebt()).isZero();
    assertThat(balance("5").getPointsBalance()).isEqualTo(10);
  }

  @Test
  void aProgramThatWasKeptBeforeThereWereHoldsHoldsNothing() {
    ProgramFixtures.publish("merchant-unheld", Instant.parse("2020-01-01T00:00:00Z"), "");

    shop.tells(event("merchant-unheld", bought("6", "6", "10.00")));
    adjusted("merchant-unheld", "6", -100);
  }

  @Test
  void manyReleasesAtOnceReleaseOnce() throws Exception {
    for (var n = 0; n < 40; n++) {
      shop.tells(event(MERCHANT, bought("7" + n, "7", "1.00")));
    }
    clock.set(ordered.plus(HOLD));
    var jobs = new ArrayList<Callable<Boolean>>();
    for (var n = 0; n < 4; n++) {
      jobs.add(() -> {
        job.run();
        return true;
      });
    }

    try (var threads = Executors.newFixedThreadPool(jobs.size())) {
      for (var done : threads.invokeAll(jobs)) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(balance("7").getPointsBalance()).isEqualTo(400);
    assertThat(balance("7").getVersion()).isEqualTo(80);
  }

  private ShopOrder.Builder bought(String orderId, String customer, String price) {
    return order(orderId, customer, price)
        .setCreatedAt(timestamp(ordered))
        .setUpdatedAt(timestamp(ordered));
  }

  private void after(Duration duration) {
    clock.set(ordered.plus(duration));
    job.run();
  }

  private GetBalanceResponse balance(String customer) {
    return merchant.getBalance(
        GetBalanceRequest.newBuilder().setCustomerId(customer).setDates(true).build());
  }

  /// Somebody who has just this.
  private void adjust(String customer, ShopOrder.Builder unpaid, int number) {
    shop.tells(event(MERCHANT, unpaid.setFinancialStatus("pending")));
    adjust(customer, number);
  }

  private void adjust(String customer, int number) {
    merchant.adjustPoints(request(customer, number));
  }

  private void adjusted(String merchantId, String customer, int number) {
    points
        .withInterceptors(TestCallers.merchant(merchantId))
        .adjustPoints(request(customer, number));
  }

  private static AdjustPointsRequest request(String customer, int number) {
    return AdjustPointsRequest.newBuilder()
        .setCustomerId(customer)
        .setPoints(number)
        .setReason("test")
        .build();
  }
}
