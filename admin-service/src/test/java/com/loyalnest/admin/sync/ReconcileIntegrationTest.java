package com.loyalnest.admin.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.sync.PlayedShop.Customer;
import com.loyalnest.admin.sync.PlayedShop.Order;
import com.loyalnest.admin.v1.GetSyncHealthRequest;
import com.loyalnest.admin.v1.GetSyncHealthResponse;
import com.loyalnest.admin.v1.ObjectSync;
import com.loyalnest.admin.v1.WebhookReceipt.Outcome;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopifySync;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.TestCallers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@Import(ReconcileIntegrationTest.Connections.class)
class ReconcileIntegrationTest extends AdminIntegration {
  private static final PlayedShop SHOP_API = new PlayedShop();
  private static final Set<String> GONE = new HashSet<>();
  private static final int MANY = 250;

  @Autowired ConnectShops connectShops;
  @Autowired ShopSyncs syncs;
  @Autowired ReconcileShop reconcile;
  @Autowired TransactionTemplate transactions;

  private String merchant = "";
  private Instant connectedAt = Instant.EPOCH;

  @TestConfiguration
  static class Connections {
    @Bean
    @Primary
    ConnectedShops connectedShops() {
      return merchantId ->
          GONE.contains(merchantId)
              ? Optional.empty()
              : Optional.of(new ShopAccess(merchantId + ".myshopify.com", "token"));
    }
  }

  /// The test looks, not the job.
  @DynamicPropertySource
  static void shop(DynamicPropertyRegistry properties) {
    properties.add("loyalnest.shopify.admin-url", SHOP_API::url);
    properties.add("loyalnest.sync.looks", () -> "1d");
  }

  @BeforeEach
  void aShopIsConnected() {
    SHOP_API.hasNothing();
    merchant = newMerchant();
    connectedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    inTenancy(() -> connectShops.connect(merchant));
  }

  private void inTenancy(Runnable work) {
    TenantContext.runAs(
        Tenancy.of(merchant), () -> transactions.executeWithoutResult(transaction -> work.run()));
  }

  /// Looks at orders until a round has ended or come to nothing.
  private ShopSync look() {
    var before = orders();
    for (var looks = 0; looks < 10; looks++) {
      reconcile.look(orders());
      var now = orders();
      if (!now.comparedAt().equals(before.comparedAt()) || now.trouble().failures() > 0) {
        return now;
      }
    }
    return orders();
  }

  private ShopSync orders() {
    return TenantContext.callAs(
        Tenancy.of(merchant),
        () ->
            java.util.Objects.requireNonNull(
                transactions.execute(transaction -> syncs.ofMerchant(merchant).getFirst())));
  }

  private void passes(Duration time) {
    clock.advance(time);
  }

  private List<ShopifySync> told() {
    return eventsOf(merchant).stream().map(Event::getShopifySync).toList();
  }

  private Order order(long id, Duration afterConnection) {
    return new Order(id, connectedAt.plus(afterConnection), 0);
  }

  @Test
  void whatNoWebhookToldIsFoundAndToldOnce() {
    look();
    SHOP_API.has(order(1, Duration.ofMinutes(5)));
    SHOP_API.has(order(2, Duration.ofMinutes(6)));
    passes(Duration.ofMinutes(10));

    var sync = look();

    assertThat(told()).extracting(event -> event.getOrder().getOrderId()).containsExactly("1", "2");
    assertThat(told())
        .allSatisfy(event -> {
          assertThat(event.getHistory()).isFalse();
          assertThat(event.getOrder().getCustomerExternalId()).isEqualTo("7");
          assertThat(event.getOrder().getContactDigest()).isNotEmpty();
          assertThat(event.getOrder().getTotalPrice()).isEqualTo("118.0");
          assertThat(event.getOrder().getFinancialStatus()).isEqualTo("paid");
          assertThat(event.getOrder().getLines(0).getUnitPrice()).isEqualTo("59.0");
        });
    assertThat(sync.tally().found()).isEqualTo(2);
    passes(Duration.ofMinutes(5));
    assertThat(look().tally().found()).isEqualTo(2);
    assertThat(told()).hasSize(2);
    assertThat(
            single(
                "select count(distinct origin) || max(origin) from admin.api_logs where merchant_id = ?",
                merchant))
        .isEqualTo("1reconciliation");
  }

  @Test
  void whatAWebhookToldIsPassedOver() {
    look();
    var told = order(3, Duration.ofMinutes(5));
    SHOP_API.has(told);
    deliver(webhook(merchant, "orders/paid", body(told)));
    passes(Duration.ofMinutes(10));

    assertThat(look().tally()).isEqualTo(ShopSync.Tally.NOTHING);
    assertThat(told()).hasSize(1);
    assertThat(SHOP_API.questions("object: order")).isEmpty();
  }

  @Test
  void aLaterVersionThatWasNotToldIsFound() {
    look();
    deliver(webhook(merchant, "orders/paid", body(order(4, Duration.ofMinutes(1)))));
    SHOP_API.has(new Order(4, connectedAt.plus(Duration.ofMinutes(5)), 1));
    passes(Duration.ofMinutes(10));

    assertThat(look().tally().found()).isEqualTo(1);

    assertThat(told().getLast().getOrder().getRefundsList())
        .singleElement()
        .satisfies(refund -> {
          assertThat(refund.getAmount().getAmount()).isEqualTo("59.0");
          assertThat(refund.getLines(0).getQuantity()).isEqualTo(1);
          assertThat(refund.getLines(0).getLineId()).isEqualTo("4");
        });
  }

  @Test
  void aBodyThatCouldNotBeReadIsMadeGood() {
    look();
    var order = order(5, Duration.ofMinutes(5));
    assertThat(deliver(webhook(merchant, "orders/paid", "{\"id\":5}")).getOutcome())
        .isEqualTo(Outcome.PARKED);
    SHOP_API.has(order);
    passes(Duration.ofMinutes(10));

    assertThat(look().tally().found()).isEqualTo(1);
    assertThat(told()).hasSize(1);
  }

  @Test
  void aRefundWithMoreLinesThanAPageIsReadToItsEnd() {
    look();
    SHOP_API.has(new Order(1, connectedAt.plus(Duration.ofMinutes(5)), 45));
    passes(Duration.ofMinutes(10));

    look();

    assertThat(told().getLast().getOrder().getRefunds(0).getLinesList()).hasSize(45);
    assertThat(SHOP_API.questions("refund(id")).hasSize(3);
  }

  @Test
  void whatCannotBeReadAsAWholeHoldsUpNobodyElse() {
    look();
    SHOP_API.has(new Order(PlayedShop.TOO_BIG, connectedAt.plus(Duration.ofMinutes(5)), 1));
    SHOP_API.has(order(2, Duration.ofMinutes(5)));
    passes(Duration.ofMinutes(10));

    var sync = look();

    assertThat(told()).extracting(event -> event.getOrder().getOrderId()).containsExactly("2");
    assertThat(sync.trouble()).isEqualTo(ShopSync.Trouble.NONE);
    assertThat(sync.tally().found()).isEqualTo(1);
  }

  @Test
  void manyArePreparedByTheShopAndThoseWithRefundsAskedForByThemselves() {
    look();
    for (var id = 1; id <= MANY; id++) {
      SHOP_API.has(new Order(id, connectedAt.plusSeconds(id), id % 50 == 0 ? 1 : 0));
    }
    passes(Duration.ofMinutes(10));

    var sync = look();

    assertThat(sync.trouble()).isEqualTo(ShopSync.Trouble.NONE);
    assertThat(sync.tally().found()).isEqualTo(MANY);
    assertThat(told()).hasSize(MANY);
    assertThat(told().stream().filter(event -> event.getOrder().getRefundsCount() > 0)).hasSize(5);
    assertThat(told())
        .allSatisfy(event -> assertThat(event.getOrder().getLinesCount()).isEqualTo(1));
    assertThat(SHOP_API.questions("object: order")).hasSize(5);
    assertThat(SHOP_API.questions("bulkOperationRunQuery")).hasSize(1);
  }

  @Test
  void whatWasBeforeTheConnectionIsHistory() {
    SHOP_API.has(order(10, Duration.ofDays(-59)));
    SHOP_API.has(order(11, Duration.ofDays(-61)));
    passes(Duration.ofMinutes(10));

    var sync = look();

    assertThat(sync.historyFrom()).isEqualTo(connectedAt().minus(Duration.ofDays(60)));
    assertThat(told())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getHistory()).isTrue();
          assertThat(event.getOrder().getOrderId()).isEqualTo("10");
        });
    assertThat(sync.tally().found()).isZero();
    assertThat(sync.tally().backFilled()).isEqualTo(1);
    assertThat(health().getObjects(0).getHistoryPercent()).isEqualTo(100);
  }

  @Test
  void withTheScopeAllHistoryIsRead() {
    SHOP_API.showsAllOrders();
    SHOP_API.has(order(12, Duration.ofDays(-900)));
    passes(Duration.ofMinutes(10));

    look();

    assertThat(told()).hasSize(1);
  }

  @Test
  void aBudgetThatIsUsedUpLosesNothing() {
    look();
    for (var id = 1; id <= 20; id++) {
      SHOP_API.has(order(id, Duration.ofMinutes(5)));
    }
    passes(Duration.ofMinutes(10));
    SHOP_API.throttlesAfter(9);

    reconcile.look(orders());

    assertThat(told()).hasSize(7);
    assertThat(orders().trouble()).isEqualTo(ShopSync.Trouble.NONE);
    SHOP_API.throttlesAfter(Integer.MAX_VALUE);
    var sync = look();
    assertThat(told()).hasSize(20);
    assertThat(sync.tally().found()).isEqualTo(20);
    assertThat(SHOP_API.questions("object: order")).hasSize(21);
  }

  @ParameterizedTest
  @CsvSource({"401,shop_closed", "402,shop_closed", "403,shop_closed", "502,shop_away"})
  void aShopThatDoesNotAnswerHasItsReasonAndIsLeftAloneForAWhile(int status, String problem) {
    SHOP_API.answersWith(status);

    var sync = look();

    assertThat(sync.trouble()).isEqualTo(new ShopSync.Trouble(1, problem));
    assertThat(health().getObjects(0).getProblem()).isEqualTo(problem);
    SHOP_API.answersWith(200);
    passes(Duration.ofMinutes(10));
    assertThat(look().trouble()).isEqualTo(ShopSync.Trouble.NONE);
  }

  @Test
  void aShopThatRemovedTheAppWaitsUntilItIsBack() {
    look();
    SHOP_API.has(order(30, Duration.ofMinutes(5)));
    passes(Duration.ofMinutes(10));
    GONE.add(merchant);

    assertThat(look().trouble().problem()).isEqualTo("shop_not_connected");
    assertThat(told()).isEmpty();

    GONE.remove(merchant);
    inTenancy(() -> connectShops.connect(merchant));
    look();
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst().getHistory()).isFalse();
  }

  @Test
  void aPreparationThatFailsIsBegunAnew() {
    look();
    for (var id = 1; id <= MANY; id++) {
      SHOP_API.has(new Order(id, connectedAt.plusSeconds(id), 0));
    }
    passes(Duration.ofMinutes(10));
    SHOP_API.bulkEnds("FAILED");

    assertThat(look().trouble().problem()).isEqualTo("shop_away");
    SHOP_API.bulkEnds("COMPLETED");
    var sync = look();

    assertThat(sync.trouble()).isEqualTo(ShopSync.Trouble.NONE);
    assertThat(told()).hasSize(MANY);
    assertThat(SHOP_API.questions("bulkOperationRunQuery")).hasSize(2);
  }

  @Test
  void anotherMerchantSeesNothingOfIt() {
    look();

    assertThat(health().getObjectsList())
        .extracting(ObjectSync::getObject)
        .containsExactly("order", "customer");
    var other =
        as(TestCallers.merchant(newMerchant()))
            .getSyncHealth(GetSyncHealthRequest.getDefaultInstance());
    assertThat(other).isEqualTo(GetSyncHealthResponse.getDefaultInstance());
  }

  @Test
  void whoeverSignedUpUntoldIsToldAsNew() {
    lookAtCustomers();
    SHOP_API.has(
        new Customer(7, connectedAt.minus(Duration.ofDays(9)), connectedAt.plusSeconds(300)));
    SHOP_API.has(new Customer(8, connectedAt.plusSeconds(300), connectedAt.plusSeconds(301)));
    passes(Duration.ofMinutes(10));

    lookAtCustomers();

    assertThat(told())
        .extracting(ShopifySync::getTopic, event -> event.getCustomer().getCustomerExternalId())
        .containsExactlyInAnyOrder(tuple("customers/update", "7"), tuple("customers/create", "8"));
    assertThat(told().getLast().getCustomer().getState()).isEqualTo("enabled");
  }

  private void lookAtCustomers() {
    reconcile.look(
        TenantContext.callAs(
            Tenancy.of(merchant),
            () ->
                java.util.Objects.requireNonNull(
                    transactions.execute(transaction -> syncs.ofMerchant(merchant).getLast()))));
  }

  @Test
  void subscriptionsOfTheShopAloneAreTold() {
    SHOP_API.tells("ORDERS_PAID", "https://old.example/hook");
    look();

    var registration = health().getRegistration();
    assertThat(registration.getUnexpectedList())
        .containsExactly("ORDERS_PAID https://old.example/hook");
    assertThat(registration.hasCheckedAt()).isTrue();
  }

  @Test
  void theShopIsAskedForSubscriptionsOnceADay() {
    look();
    assertThat(health().getRegistration().getUnexpectedList()).isEmpty();
    passes(Duration.ofHours(2));
    look();
    assertThat(SHOP_API.questions("webhookSubscriptions")).hasSize(1);

    SHOP_API.tells("ORDERS_PAID", "https://old.example/hook");
    passes(Duration.ofHours(23));
    look();

    assertThat(SHOP_API.questions("webhookSubscriptions")).hasSize(2);
    assertThat(health().getRegistration().getUnexpectedList()).hasSize(1);
  }

  @Test
  void aShopThatTellsNothingOfWhatItHasIsSilent() {
    look();
    assertThat(health().getRegistration().getSilent()).as("nothing is missing").isFalse();
    SHOP_API.has(order(1, Duration.ofMinutes(5)));
    passes(Duration.ofMinutes(10));
    look();
    assertThat(health().getRegistration().getSilent()).isTrue();

    passes(Duration.ofMinutes(1));
    assertThat(
            deliver(webhook(merchant, "orders/paid", body(order(2, Duration.ofMinutes(11)))))
                .getOutcome())
        .isEqualTo(Outcome.ACCEPTED);

    assertThat(health().getRegistration().getSilent()).isFalse();
  }

  private Instant connectedAt() {
    return orders().connectedAt();
  }

  private GetSyncHealthResponse health() {
    return as(TestCallers.merchant(merchant))
        .getSyncHealth(GetSyncHealthRequest.getDefaultInstance());
  }

  private static String body(Order order) {
    return """
    {"id":%d,"name":"#1","created_at":"%s","updated_at":"%s","currency":"USD","financial_status":"paid",
     "total_price":"118.00","line_items":[{"id":%d,"quantity":2,"price":"59.00"}]}
    """
        .formatted(order.id(), order.updatedAt(), order.updatedAt(), order.id());
  }
}
