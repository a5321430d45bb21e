package com.loyalnest.points.expiry;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.hold.ReleaseJob;
import com.loyalnest.points.ledger.Entry;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.TransactionType;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsOnDate;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;
import org.springframework.transaction.support.TransactionTemplate;

/// Points live thirty days, to the end of the last one.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class ExpiryIntegrationTest {
  private static final String MERCHANT = "merchant-expiring";
  private static final String HOLDING = "merchant-expiring-held";
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  private final Shop shop;
  private final ExpiryJob job;
  private final ReleaseJob releaseJob;
  private final Ledger ledger;
  private final Ids ids;
  private final TransactionTemplate transactions;
  private final MovableClock clock;
  private final PointsServiceBlockingStub points;
  private Instant ordered = Instant.EPOCH;

  ExpiryIntegrationTest(
      @Autowired Shop shop,
      @Autowired ExpiryJob job,
      @Autowired ReleaseJob releaseJob,
      @Autowired MovableClock clock,
      @Autowired Ledger ledger,
      @Autowired Ids ids,
      @Autowired TransactionTemplate transactions,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.job = job;
    this.releaseJob = releaseJob;
    this.clock = clock;
    this.ledger = ledger;
    this.ids = ids;
    this.transactions = transactions;
    this.points = points;
  }

  @BeforeEach
  void pointsLiveThirtyDays() {
    var expiry = "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 30}";
    ProgramFixtures.publish(MERCHANT, EVER, expiry);
    ProgramFixtures.publish(HOLDING, EVER, expiry + ", \"holdDays\": 40");
    ordered = clock.now();
  }

  @AfterAll
  static void andTheBooksAgree() throws Exception {
    Books.agree();
  }

  @Test
  void pointsAreLostWhenTheirLastDayIsOverAndOnce() {
    shop.tells(event(MERCHANT, bought("1", "1", "10.00")));
    var lastDay = day(ordered).plusDays(30);
    assertThat(balance("1").getExpiringList()).containsExactly(on(lastDay, 100));

    at(end(lastDay).minusSeconds(1));
    assertThat(balance("1").getPointsBalance()).isEqualTo(100);
    at(end(lastDay));
    assertThat(balance("1").getPointsBalance()).isZero();
    assertThat(balance("1").getExpiringList()).isEmpty();
    assertThat(balance("1").getTotalPointsEarned()).isEqualTo(100);
    assertThat(history("1").getFirst())
        .satisfies(expired -> {
          assertThat(expired.getType()).isEqualTo("expire");
          assertThat(expired.getDirection()).isEqualTo(-1);
          assertThat(expired.getPoints()).isEqualTo(100);
        });
    job.run();
    assertThat(history("1")).hasSize(2);
  }

  @Test
  void onlyWhatIsLeftIsLost() {
    shop.tells(event(MERCHANT, bought("21", "2", "10.00")));
    adjust("2", -70);
    var lastDay = day(ordered).plusDays(30);
    clock.advance(Duration.ofDays(3));
    adjust("2", 500);
    assertThat(balance("2").getExpiringList())
        .containsExactly(on(lastDay, 30), on(lastDay.plusDays(3), 500));

    at(end(lastDay));

    assertThat(balance("2").getPointsBalance()).isEqualTo(500);
  }

  @Test
  void whatExpiredIsNotTakenAgainByARefund() {
    shop.tells(event(MERCHANT, bought("31", "3", "10.00")));
    adjust("3", -40);
    at(end(day(ordered).plusDays(30)));
    adjust("3", 500);

    shop.tells(event(MERCHANT, refund("r31", "31", "1", 1)));

    // Sixty were lost already; the forty that were spent are owed.
    assertThat(balance("3").getPointsBalance()).isEqualTo(460);
    assertThat(balance("3").getPointsDebt()).isZero();
    assertThat(balance("3").getTotalPointsEarned()).isZero();
  }

  @Test
  void whatComesBackToALotThatExpiredExpiresAsWell() {
    shop.tells(event(MERCHANT, bought("35", "35", "10.00")));
    adjust("35", -40);
    var spent = history("35").getFirst().getTransactionId();
    at(end(day(ordered).plusDays(30)));

    giveBack("35", spent, 40);
    assertThat(balance("35").getPointsBalance()).isEqualTo(40);
    at(end(day(ordered).plusDays(30)).plusSeconds(60));

    assertThat(balance("35").getPointsBalance()).isZero();
    assertThat(history("35"))
        .filteredOn(transaction -> transaction.getType().equals("expire"))
        .extracting(PointsTransaction::getPoints)
        .containsExactly(40, 60);
  }

  @Test
  void whatWasRefundedDoesNotExpire() {
    shop.tells(event(MERCHANT, bought("41", "4", "10.00")));
    shop.tells(event(MERCHANT, refund("r41", "41", "1", 1)));
    var refunded = balance("4");

    at(end(day(ordered).plusDays(30)));

    assertThat(balance("4")).isEqualTo(refunded);
  }

  @Test
  void pendingPointsDoNotExpire() {
    shop.tells(event(HOLDING, bought("51", "5", "10.00")));
    assertThat(balance(HOLDING, "5").getPendingList())
        .containsExactly(on(day(ordered).plusDays(40), 100));
    assertThat(balance(HOLDING, "5").getExpiringList()).isEmpty();

    at(end(day(ordered).plusDays(30)));
    assertThat(balance(HOLDING, "5").getPointsPending()).isEqualTo(100);

    clock.set(ordered.plus(Duration.ofDays(40)));
    releaseJob.run();
    assertThat(balance(HOLDING, "5").getPointsPending()).isZero();
  }

  @Test
  void aLateOrAbsentJobLosesNoLessAndNoMore() {
    for (var n = 0; n < 30; n++) {
      shop.tells(event(MERCHANT, bought("6" + n, "6", "1.00")));
      clock.advance(Duration.ofDays(1));
      ordered = clock.now();
    }

    at(end(day(ordered).plusDays(19)));

    assertThat(balance("6").getPointsBalance()).isEqualTo(10 * 10);
  }

  @Test
  void manyJobsAtOnceTakeOnce() throws Exception {
    for (var n = 0; n < 40; n++) {
      shop.tells(event(MERCHANT, bought("7" + n, "7" + n % 5, "1.00")));
    }
    clock.set(end(day(ordered).plusDays(30)));
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

    assertThat(balance("70").getPointsBalance()).isZero();
    // Eight orders, and one transaction for all that was lost.
    assertThat(balance("70").getVersion()).isEqualTo(9);
  }

  @Test
  void switchedOnItStartsTheClocksThatDayAndSwitchedOffItStopsThem() {
    var merchant = "merchant-switching";
    ProgramFixtures.publish(merchant, EVER, "");
    shop.tells(event(merchant, bought("81", "8", "10.00").setCreatedAt(timestamp(EVER))));
    at(ordered);
    assertThat(balance(merchant, "8").getExpiringList()).isEmpty();

    ProgramFixtures.publish(
        merchant, clock.now(), "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 60}");
    at(ordered.plus(Duration.ofDays(2)));
    assertThat(balance(merchant, "8").getExpiringList())
        .containsExactly(on(day(ordered).plusDays(60), 100));

    ProgramFixtures.publish(merchant, clock.now(), "");
    at(end(day(ordered).plusDays(60)));
    assertThat(balance(merchant, "8").getExpiringList()).isEmpty();
    assertThat(balance(merchant, "8").getPointsBalance()).isEqualTo(100);
  }

  @Test
  void theLastDayEndsWhereTheMerchantIs() throws Exception {
    var merchant = "merchant-expiring-tokyo";
    var tokyo = ZoneId.of("Asia/Tokyo");
    ProgramFixtures.publish(
        merchant,
        EVER,
        "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 0, \"months\": 2}, \"timeZone\": \"Asia/Tokyo\"");
    shop.tells(event(merchant, bought("85", "8", "10.00")));
    var lastDay = LocalDate.ofInstant(ordered, tokyo).plusMonths(2);
    var end = lastDay.plusDays(1).atStartOfDay(tokyo).toInstant();
    assertThat(balance(merchant, "8").getExpiringList()).containsExactly(on(lastDay, 100));

    at(end.minus(Duration.ofDays(3)));
    assertThat(Warnings.lastDays(merchant)).containsExactly(lastDay.toString());
    at(end.minusSeconds(1));
    assertThat(balance(merchant, "8").getPointsBalance()).isEqualTo(100);
    at(end);
    assertThat(balance(merchant, "8").getPointsBalance()).isZero();
  }

  @Test
  void warningsGoOutOnceThirtyAndThreeDaysBeforeForAllThatSharesTheDay() throws Exception {
    var merchant = "merchant-warning";
    ProgramFixtures.publish(
        merchant, EVER, "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 60}");
    shop.tells(event(merchant, bought("91", "9", "10.00")));
    shop.tells(event(merchant, bought("92", "9", "5.00")));
    var end = end(day(ordered).plusDays(60));

    at(end.minus(Duration.ofDays(30)).minusSeconds(1));
    assertThat(Warnings.of(merchant)).isEmpty();
    at(end.minus(Duration.ofDays(30)));
    job.run();
    assertThat(Warnings.of(merchant)).containsExactly("30: 150");
    at(end.minus(Duration.ofDays(3)));
    job.run();
    assertThat(Warnings.of(merchant)).containsExactly("30: 150", "3: 150");
  }

  @Test
  void aLateJobWarnsOnlyOfWhatStillHolds() throws Exception {
    var merchant = "merchant-warning-late";
    ProgramFixtures.publish(
        merchant, EVER, "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 60}");
    shop.tells(event(merchant, bought("93", "9", "10.00")));
    var end = end(day(ordered).plusDays(60));

    at(end.minus(Duration.ofDays(1)));
    job.run();

    assertThat(Warnings.of(merchant)).containsExactly("3: 100");
  }

  @Test
  void whoEarnedLessThanAMonthBeforeIsSparedTheEarlyWarning() throws Exception {
    var merchant = "merchant-warning-short";
    ProgramFixtures.publish(
        merchant, EVER, "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 10}");
    shop.tells(event(merchant, bought("94", "9", "10.00")));

    at(ordered.plus(Duration.ofDays(1)));
    assertThat(Warnings.of(merchant)).isEmpty();
    at(end(day(ordered).plusDays(10)).minus(Duration.ofDays(2)));
    assertThat(Warnings.of(merchant)).containsExactly("3: 100");
  }

  private ShopOrder.Builder bought(String orderId, String customer, String price) {
    return order(orderId, customer, price)
        .setCreatedAt(timestamp(ordered))
        .setUpdatedAt(timestamp(ordered));
  }

  private void at(Instant time) {
    clock.set(time);
    job.run();
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

  private GetBalanceResponse balance(String customer) {
    return balance(MERCHANT, customer);
  }

  private GetBalanceResponse balance(String merchantId, String customer) {
    return points
        .withInterceptors(TestCallers.merchant(merchantId))
        .getBalance(GetBalanceRequest.newBuilder().setCustomerId(customer).setDates(true).build());
  }

  /// As a redemption does that the shop refused.
  private void giveBack(String customer, String transactionId, int number) {
    var account = new AccountKey(MERCHANT, balance(customer).getCustomerId());
    TenantContext.callAs(
        Tenancy.of(MERCHANT),
        () -> {
          transactions.executeWithoutResult(transaction -> {
            var books = ledger.lock(List.of(account), List.of(account));
            books
                .of(account)
                .restore(
                    ids.nextText(),
                    new Entry(
                        TransactionType.RESTORE,
                        number,
                        "refused",
                        null,
                        Map.of(),
                        null,
                        "give-back/" + transactionId,
                        "test",
                        clock.now()),
                    ledger.takenBy(account, transactionId).stream()
                        .map(taken -> taken.back(taken.points()))
                        .toList());
            ledger.write(books);
          });
          return null;
        });
  }

  private List<PointsTransaction> history(String customer) {
    return points
        .withInterceptors(TestCallers.merchant(MERCHANT))
        .listTransactions(ListTransactionsRequest.newBuilder().setCustomerId(customer).build())
        .getTransactionsList();
  }

  private void adjust(String customer, int number) {
    points
        .withInterceptors(TestCallers.merchant(MERCHANT))
        .adjustPoints(
            AdjustPointsRequest.newBuilder()
                .setCustomerId(customer)
                .setPoints(number)
                .setReason("test")
                .build());
  }
}
