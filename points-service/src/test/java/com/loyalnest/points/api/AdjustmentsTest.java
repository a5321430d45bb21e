package com.loyalnest.points.api;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.Adjustment;
import com.loyalnest.points.v1.ApproveAdjustmentRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.ListAdjustmentsRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import com.loyalnest.points.v1.RefuseAdjustmentRequest;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Ana and Ben work for the merchant; what one of them may not do alone, the other decides.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class AdjustmentsTest {
  private static final String MERCHANT = "merchant-adjusting";

  private final Shop shop;
  private final PointsServiceBlockingStub points;
  private final PointsServiceBlockingStub ana;
  private final PointsServiceBlockingStub ben;

  AdjustmentsTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.points = points;
    this.ana = staff(MERCHANT, "ana");
    this.ben = staff(MERCHANT, "ben");
  }

  @AfterAll
  static void andTheBooksAgree() throws Exception {
    Books.agree();
  }

  @Test
  void pointsAreGivenAndTakenWithAReason() {
    var maya = customer("1");

    var given = ana.adjustPoints(adjust(maya, 500)).getAdjustment();
    var taken = ben.adjustPoints(adjust(maya, -200)).getAdjustment();

    assertThat(given.getState()).isEqualTo("applied");
    assertThat(given.getReason()).isEqualTo("the parcel came late");
    assertThat(given.getRequestedBy()).isEqualTo("ana");
    assertThat(balance(maya)).isEqualTo(350);
    assertThat(history(maya))
        .extracting(
            PointsTransaction::getTransactionId,
            PointsTransaction::getType,
            PointsTransaction::getDirection,
            PointsTransaction::getPoints)
        .containsExactly(
            Tuple.tuple(taken.getTransactionId(), "adjust", -1, 200),
            Tuple.tuple(given.getTransactionId(), "adjust", 1, 500),
            Tuple.tuple(history(maya).getLast().getTransactionId(), "earn", 1, 50));
  }

  @Test
  void adjustedPointsAreNotEarnedOnes() {
    var maya = customer("2");

    ana.adjustPoints(adjust(maya, 500));

    assertThat(ana.getBalance(of(maya)).getTotalPointsEarned()).isEqualTo(50);
  }

  @Test
  void nobodyTakesMoreThanIsThere() {
    var maya = customer("3");

    assertThat(Refused.with(Reason.INSUFFICIENT_POINTS, () -> ana.adjustPoints(adjust(maya, -51))))
        .contains("50");
    assertThat(balance(maya)).isEqualTo(50);
    assertThat(ana.adjustPoints(adjust(maya, -50)).getAdjustment().getState()).isEqualTo("applied");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000_001, -1_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void onlyBelievableNumbersAreTaken(int number) {
    var maya = customer("4");

    Refused.with(Reason.INVALID_ARGUMENT, () -> ana.adjustPoints(adjust(maya, number)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void anAdjustmentHasAReason(String reason) {
    var maya = customer("5");

    Refused.with(
        Reason.INVALID_ARGUMENT,
        () -> ana.adjustPoints(adjust(maya, 5).toBuilder().setReason(reason).build()));
    Refused.with(
        Reason.INVALID_ARGUMENT,
        () -> ana.adjustPoints(adjust(maya, 5).toBuilder().setReason("x".repeat(501)).build()));
  }

  @Test
  void onlyStaffOfTheMerchantAdjust() {
    var maya = customer("6");
    var shopper = points.withInterceptors(TestCallers.shopper(MERCHANT, maya));
    var elsewhere = staff("merchant-elsewhere", "zoe");

    Refused.with(Reason.PERMISSION_DENIED, () -> shopper.adjustPoints(adjust(maya, 5)));
    Refused.with(Reason.CUSTOMER_NOT_FOUND, () -> elsewhere.adjustPoints(adjust(maya, 5)));
    Refused.with(Reason.CUSTOMER_NOT_FOUND, () -> ana.adjustPoints(adjust("999999", 5)));
    var waiting = ana.adjustPoints(adjust(maya, 6_000)).getAdjustment();
    Refused.with(Reason.ADJUSTMENT_NOT_FOUND, () -> elsewhere.approveAdjustment(approve(waiting)));
    assertThat(
            elsewhere
                .listAdjustments(ListAdjustmentsRequest.getDefaultInstance())
                .getAdjustmentsList())
        .isEmpty();
  }

  @Test
  void aboveTheLimitTwoPeopleAreNeeded() {
    var maya = customer("7");
    assertThat(ana.adjustPoints(adjust(maya, 5_000)).getAdjustment().getState())
        .isEqualTo("applied");

    var waiting = ana.adjustPoints(adjust(maya, 5_001)).getAdjustment();

    assertThat(waiting.getState()).isEqualTo("requested");
    assertThat(waiting.getTransactionId()).isEmpty();
    assertThat(balance(maya)).isEqualTo(5_050);
    Refused.with(Reason.ADJUSTMENT_OF_ONE_PERSON, () -> ana.approveAdjustment(approve(waiting)));
    Refused.with(Reason.ADJUSTMENT_OF_ONE_PERSON, () -> ana.refuseAdjustment(refuse(waiting)));

    var approved = ben.approveAdjustment(approve(waiting)).getAdjustment();

    assertThat(approved.getState()).isEqualTo("approved");
    assertThat(approved.getDecidedBy()).isEqualTo("ben");
    assertThat(balance(maya)).isEqualTo(10_051);
    assertThat(history(maya).getFirst().getTransactionId()).isEqualTo(approved.getTransactionId());
    Refused.with(Reason.ADJUSTMENT_DECIDED, () -> ben.approveAdjustment(approve(waiting)));
    Refused.with(Reason.ADJUSTMENT_DECIDED, () -> ben.refuseAdjustment(refuse(waiting)));
  }

  @Test
  void whatTheSecondPersonRefusesNeverHappens() {
    var maya = customer("8");
    var waiting = ana.adjustPoints(adjust(maya, 9_000)).getAdjustment();

    var refused = ben.refuseAdjustment(refuse(waiting)).getAdjustment();

    assertThat(refused.getState()).isEqualTo("refused");
    assertThat(balance(maya)).isEqualTo(50);
    Refused.with(Reason.ADJUSTMENT_DECIDED, () -> ben.approveAdjustment(approve(waiting)));
  }

  @Test
  void anApprovedDebitThatIsNoLongerCoveredGoesOnWaiting() {
    var maya = customer("9");
    var waiting = ana.adjustPoints(adjust(maya, -6_000)).getAdjustment();

    Refused.with(Reason.INSUFFICIENT_POINTS, () -> ben.approveAdjustment(approve(waiting)));
    ben.approveAdjustment(approve(ana.adjustPoints(adjust(maya, 6_000)).getAdjustment()));

    assertThat(ben.approveAdjustment(approve(waiting)).getAdjustment().getState())
        .isEqualTo("approved");
    assertThat(balance(maya)).isEqualTo(50);
  }

  @Test
  void twoApprovalsAtOnceHaveOneEffect() throws Exception {
    var maya = customer("10");
    for (var round = 1; round <= 10; round++) {
      var waiting = ana.adjustPoints(adjust(maya, 6_000)).getAdjustment();

      var outcomes =
          atOnce(
              List.of(
                  () -> approvedBy("ben", waiting),
                  () -> approvedBy("cleo", waiting),
                  () -> approvedBy("dan", waiting),
                  () -> approvedBy("ben", waiting)));

      assertThat(outcomes)
          .containsExactlyInAnyOrder(
              "approved", "ADJUSTMENT_DECIDED", "ADJUSTMENT_DECIDED", "ADJUSTMENT_DECIDED");
      assertThat(balance(maya)).isEqualTo(50 + round * 6_000);
    }
  }

  @Test
  void manyDebitsAtOnceTakeExactlyWhatIsThere() throws Exception {
    var maya = customer("11");
    List<Callable<String>> tasks = new ArrayList<>();
    for (var n = 0; n < 8; n++) {
      tasks.add(() -> taken(maya, 20));
    }

    assertThat(atOnce(tasks)).filteredOn("applied"::equals).hasSize(2);
    assertThat(balance(maya)).isEqualTo(10);
  }

  @Test
  void aRepeatedCallAnswersWithTheFirstAnswer() {
    var maya = customer("12");
    var call = adjust(maya, 100).toBuilder().setIdempotencyKey("once").build();

    assertThat(ana.adjustPoints(call)).isEqualTo(ana.adjustPoints(call));
    assertThat(balance(maya)).isEqualTo(150);
    Refused.with(
        Reason.IDEMPOTENCY_KEY_REUSED,
        () -> ana.adjustPoints(call.toBuilder().setPoints(101).build()));
    var waiting = ana.adjustPoints(adjust(maya, 6_000)).getAdjustment();
    var approval = approve(waiting).toBuilder().setIdempotencyKey("yes").build();
    assertThat(ben.approveAdjustment(approval)).isEqualTo(ben.approveAdjustment(approval));
  }

  @Test
  void theListComesInPagesNewestFirst() {
    var merchant = "merchant-adjusting-list";
    var first = staff(merchant, "ana");
    shop.tells(event(merchant, order("1", "1", "5.00")));
    for (var n = 1; n <= 5; n++) {
      first.adjustPoints(adjust("1", n % 2 == 0 ? 6_000 + n : n));
    }
    var seen = new ArrayList<Integer>();
    var cursor = "";
    do {
      var page =
          first.listAdjustments(
              ListAdjustmentsRequest.newBuilder().setLimit(2).setCursor(cursor).build());
      page.getAdjustmentsList().stream().map(Adjustment::getPoints).forEach(seen::add);
      cursor = page.getNextCursor();
    } while (!cursor.isEmpty());

    assertThat(seen).containsExactly(5, 6_004, 3, 6_002, 1);
    assertThat(
            first
                .listAdjustments(ListAdjustmentsRequest.newBuilder().setState("requested").build())
                .getAdjustmentsList())
        .extracting(Adjustment::getPoints)
        .containsExactly(6_004, 6_002);
    Refused.with(
        Reason.INVALID_ARGUMENT,
        () ->
            first.listAdjustments(
                ListAdjustmentsRequest.newBuilder().setState("forgotten").build()));
    Refused.with(
        Reason.INVALID_CURSOR,
        () -> first.listAdjustments(ListAdjustmentsRequest.newBuilder().setCursor("!").build()));
  }

  private String approvedBy(String name, Adjustment waiting) {
    return said(
        () -> staff(MERCHANT, name).approveAdjustment(approve(waiting)).getAdjustment().getState());
  }

  private String taken(String customer, int number) {
    return said(() -> ana.adjustPoints(adjust(customer, -number)).getAdjustment().getState());
  }

  private static String said(java.util.function.Supplier<String> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException refusal) {
      return Refused.reasonOf(refusal);
    }
  }

  private static List<String> atOnce(List<Callable<String>> tasks) throws Exception {
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      var outcomes = new ArrayList<String>();
      for (var done : threads.invokeAll(tasks)) {
        outcomes.add(done.get());
      }
      return outcomes;
    }
  }

  /// Somebody who has fifty points.
  private String customer(String number) {
    shop.tells(event(MERCHANT, order(number, number, "5.00")));
    return number;
  }

  private PointsServiceBlockingStub staff(String merchantId, String name) {
    return points.withInterceptors(
        TestCallers.bearer(TestCallers.token("merchant", merchantId, name)));
  }

  private int balance(String customer) {
    return ana.getBalance(of(customer)).getPointsBalance();
  }

  private List<PointsTransaction> history(String customer) {
    return ana.listTransactions(
            ListTransactionsRequest.newBuilder().setCustomerId(customer).build())
        .getTransactionsList();
  }

  private static GetBalanceRequest of(String customer) {
    return GetBalanceRequest.newBuilder().setCustomerId(customer).build();
  }

  private static AdjustPointsRequest adjust(String customer, int number) {
    return AdjustPointsRequest.newBuilder()
        .setCustomerId(customer)
        .setPoints(number)
        .setReason("the parcel came late")
        .build();
  }

  private static ApproveAdjustmentRequest approve(Adjustment waiting) {
    return ApproveAdjustmentRequest.newBuilder().setAdjustmentId(waiting.getAdjustmentId()).build();
  }

  private static RefuseAdjustmentRequest refuse(Adjustment waiting) {
    return RefuseAdjustmentRequest.newBuilder().setAdjustmentId(waiting.getAdjustmentId()).build();
  }
}
