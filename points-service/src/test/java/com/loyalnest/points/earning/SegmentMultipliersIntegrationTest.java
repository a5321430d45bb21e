package com.loyalnest.points.earning;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.customer;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.CustomerSegmentChanged;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.earning.DecisionStep.Multiplied;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PointsServiceTest
class SegmentMultipliersIntegrationTest {
  private final Shop shop;
  private final Decisions decisions;
  private final Accounts accounts;
  private final TransactionTemplate transactions;
  private final String merchantId = "merchant-segments-" + UUID.randomUUID();

  SegmentMultipliersIntegrationTest(
      @Autowired Shop shop,
      @Autowired Decisions decisions,
      @Autowired Accounts accounts,
      @Autowired TransactionTemplate transactions) {
    this.shop = shop;
    this.decisions = decisions;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  @BeforeEach
  void championsEarnHalfAsMuchAgain() {
    ProgramFixtures.publish(
        merchantId,
        PAID_AT.minus(Duration.ofDays(9)),
        "\"segmentFactors\": {\"champions\": {\"numerator\": 3, \"denominator\": 2}}");
    shop.tells(event(merchantId, customer("7")), event(merchantId, customer("8")));
  }

  @Test
  void aChampionsOrderIsMultiplied() {
    segment("7", "champions", PAID_AT);

    shop.tells(event(merchantId, order("1", "7", "118.00")));
    shop.tells(event(merchantId, order("2", "8", "118.00")));

    assertThat(decision("1").points()).isEqualTo(1770);
    assertThat(decision("1").steps())
        .contains(new Multiplied("segment", "champions", 3, 2, "1770"));
    assertThat(decision("2").points()).isEqualTo(1180);
  }

  @Test
  void aSegmentThatChangesLaterMovesNoOldOrder() {
    segment("7", "champions", PAID_AT);
    shop.tells(event(merchantId, order("1", "7", "100.00")));
    shop.tells(event(merchantId, order("2", "8", "100.00")));

    segment("7", "at_risk", PAID_AT.plusSeconds(60));
    segment("8", "champions", PAID_AT.plusSeconds(60));
    shop.tells(event(merchantId, refund("r", "1", "1", 1)));
    shop.tells(
        event(
            merchantId,
            order("2", "8", "200.00").setUpdatedAt(timestamp(PAID_AT.plusSeconds(99)))));

    assertThat(decision("1").steps())
        .contains(new Multiplied("segment", "champions", 3, 2, "1500"));
    assertThat(decision("1").points()).isZero();
    assertThat(decision("2").points()).isEqualTo(2000);
  }

  @Test
  void anUnpaidOrderIsMultipliedByTheSegmentAtItsPayment() {
    shop.tells(event(merchantId, order("1", "7", "100.00").setFinancialStatus("pending")));
    segment("7", "champions", PAID_AT);
    shop.tells(
        event(
            merchantId, order("1", "7", "100.00").setUpdatedAt(timestamp(PAID_AT.plusSeconds(9)))));

    assertThat(decision("1").points()).isEqualTo(1500);
  }

  @Test
  void anOrderOfTwoOwnersIsMultipliedForTheLastWhicheverWasSeenFirst() {
    segment("8", "champions", PAID_AT);
    var first = order("1", "7", "100.00");
    var last = order("1", "8", "100.00").setUpdatedAt(timestamp(PAID_AT.plusSeconds(60)));

    shop.tells(event(merchantId, first));
    shop.tells(event(merchantId, last));
    shop.tells(event(merchantId, last.clone().setOrderId("2")));
    shop.tells(event(merchantId, first.clone().setOrderId("2")));

    assertThat(decision("1").points()).isEqualTo(1500);
    assertThat(decision("2").points()).isEqualTo(1500);
  }

  @Test
  void newsOfSegmentsMayComeInAnyOrderAndNewsOfAStrangerWait() {
    segment("7", "at_risk", PAID_AT.plusSeconds(60));
    segment("7", "champions", PAID_AT);
    shop.tells(changed("nobody", "champions", PAID_AT));

    shop.tells(event(merchantId, order("1", "7", "100.00")));

    assertThat(decision("1").points()).isEqualTo(1000);
  }

  private void segment(String customer, String segment, Instant at) {
    var customerId =
        TenantContext.callAs(
            Tenancy.of(merchantId),
            () ->
                Objects.requireNonNull(
                    transactions.execute(transaction ->
                        accounts
                            .find(merchantId, CustomerReference.parse(customer))
                            .orElseThrow())));
    shop.tells(changed(customerId, segment, at));
  }

  private Event changed(String customerId, String segment, Instant at) {
    return Event.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setMerchantId(merchantId)
        .setOccurredAt(timestamp(at))
        .setCustomerSegmentChanged(
            CustomerSegmentChanged.newBuilder().setCustomerId(customerId).setSegment(segment))
        .build();
  }

  private Decision decision(String orderId) {
    return TenantContext.callAs(
        Tenancy.of(merchantId),
        () -> decisions.newest(new OrderKey(merchantId, "shopify", orderId)).orElseThrow());
  }
}
