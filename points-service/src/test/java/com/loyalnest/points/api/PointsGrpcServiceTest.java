package com.loyalnest.points.api;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.moneyBack;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.StandIns;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.earning.FinancialStatus;
import com.loyalnest.points.earning.OrderCharges;
import com.loyalnest.points.earning.OrderFacts;
import com.loyalnest.points.earning.OrderLine;
import com.loyalnest.points.earning.OrderSnapshot;
import com.loyalnest.points.v1.EarnPointsRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetContactsRequest;
import com.loyalnest.points.v1.GetOrderDecisionRequest;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class PointsGrpcServiceTest {
  private static final String MERCHANT = "merchant-door";

  private final Shop shop;
  private final StandIns standIns;
  private final PointsServiceBlockingStub points;
  private final PointsServiceBlockingStub merchant;

  PointsGrpcServiceTest(
      @Autowired Shop shop,
      @Autowired StandIns standIns,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.standIns = standIns;
    this.points = points;
    this.merchant = points.withInterceptors(TestCallers.merchant(MERCHANT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "gid://shopify/Customer/100"})
  void aCustomerIsFoundByEachOfItsNames(String name) {
    shop.tells(event(MERCHANT, order("100", "100", "5.00")));

    var balance = merchant.getBalance(GetBalanceRequest.newBuilder().setCustomerId(name).build());

    assertThat(balance.getPointsBalance()).isEqualTo(50);
    assertThat(balance.getTotalPointsEarned()).isEqualTo(50);
    assertThat(balance.getVersion()).isEqualTo(1);
    var byOurs = GetBalanceRequest.newBuilder().setCustomerId(balance.getCustomerId()).build();
    assertThat(merchant.getBalance(byOurs)).isEqualTo(balance);
  }

  @Test
  void nobodySeesAnotherMerchantsCustomer() {
    shop.tells(event(MERCHANT, order("101", "101", "5.00")));
    var other = points.withInterceptors(TestCallers.merchant("merchant-other"));

    Refused.with(
        Reason.CUSTOMER_NOT_FOUND,
        () -> other.getBalance(GetBalanceRequest.newBuilder().setCustomerId("101").build()));
    Refused.with(
        Reason.ORDER_NOT_FOUND,
        () ->
            other.getOrderDecision(GetOrderDecisionRequest.newBuilder().setOrderId("101").build()));
  }

  @Test
  void aShopperSeesOnlyTheOwnAccount() {
    shop.tells(
        event(MERCHANT, order("102", "102", "5.00")), event(MERCHANT, order("103", "103", "5.00")));
    var shopper = points.withInterceptors(TestCallers.shopper(MERCHANT, "102"));

    Refused.with(
        Reason.PERMISSION_DENIED,
        () -> shopper.getBalance(GetBalanceRequest.newBuilder().setCustomerId("103").build()));
    Refused.with(Reason.PERMISSION_DENIED, () -> shopper.earnPoints(earn("102", "102")));
  }

  @Test
  void aServiceNamesTheMerchant() {
    shop.tells(event(MERCHANT, order("104", "104", "5.00")));
    var service = points.withInterceptors(TestCallers.service("frontend"));
    var request = GetBalanceRequest.newBuilder().setCustomerId("104");

    assertThat(
            service.getBalance(request.clone().setMerchantId(MERCHANT).build()).getPointsBalance())
        .isEqualTo(50);
    Refused.with(Reason.INVALID_ARGUMENT, () -> service.getBalance(request.build()));
  }

  @Test
  void theHistoryComesInPagesNewestFirst() {
    for (var n = 0; n < 5; n++) {
      shop.tells(event(MERCHANT, order("20" + n, "200", (n + 1) + ".00")));
    }
    var seen = new ArrayList<Integer>();
    var cursor = "";
    do {
      var page =
          merchant.listTransactions(
              ListTransactionsRequest.newBuilder()
                  .setCustomerId("200")
                  .setLimit(2)
                  .setCursor(cursor)
                  .build());
      page.getTransactionsList().stream().map(PointsTransaction::getPoints).forEach(seen::add);
      cursor = page.getNextCursor();
    } while (!cursor.isEmpty());

    assertThat(seen).containsExactly(50, 40, 30, 20, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "AAAA", "0190"})
  void aCursorOfAnotherListIsRefused(String cursor) {
    Refused.with(
        Reason.INVALID_CURSOR,
        () ->
            merchant.listTransactions(
                ListTransactionsRequest.newBuilder().setCustomerId("1").setCursor(cursor).build()));
  }

  @Test
  void anOrderThatEarnedAnswersWithWhatItEarned() {
    shop.tells(event(MERCHANT, order("300", "300", "7.00")));

    var first = merchant.earnPoints(earn("300", "gid://shopify/Order/300"));

    assertThat(first.getPoints()).isEqualTo(70);
    assertThat(merchant.earnPoints(earn("300", "300"))).isEqualTo(first);
    assertThat(
            merchant
                .getBalance(GetBalanceRequest.newBuilder().setCustomerId("300").build())
                .getVersion())
        .isEqualTo(1);
  }

  @Test
  void anUnknownOrderIsFetchedFromTheShopAndTheWebhookThenChangesNothing() {
    var paidAt = Instant.parse("2026-06-20T10:00:00Z");
    var line =
        new OrderLine("1", 1, new BigDecimal("8.00"), BigDecimal.ZERO, BigDecimal.ZERO, false);
    standIns.shop.put(
        "310",
        key ->
            Optional.of(
                OrderFacts.of(
                    new OrderSnapshot(
                        paidAt,
                        paidAt,
                        null,
                        FinancialStatus.PAID,
                        false,
                        "310",
                        "USD",
                        false,
                        List.of(line),
                        OrderCharges.NONE),
                    List.of())));

    assertThat(merchant.earnPoints(earn("310", "310")).getPoints()).isEqualTo(80);
    shop.tells(event(MERCHANT, order("310", "310", "8.00")));
    assertThat(
            merchant
                .getBalance(GetBalanceRequest.newBuilder().setCustomerId("310").build())
                .getPointsBalance())
        .isEqualTo(80);
  }

  @Test
  void whatCannotEarnSaysWhy() {
    shop.tells(
        event(MERCHANT, order("320", "320", "7.00").setFinancialStatus("pending")),
        event(MERCHANT, order("321", "321", "7.00")),
        event(MERCHANT, order("322", "")),
        event(MERCHANT, order("323", "323").addLines(line("1", 1, "9").setGiftCard(true))));
    standIns.shop.put(
        "329",
        key -> {
          throw new ShopAway("test");
        });

    assertThat(Refused.with(Reason.NOTHING_EARNED, () -> merchant.earnPoints(earn("320", "320"))))
        .contains("not_paid");
    assertThat(Refused.with(Reason.NOTHING_EARNED, () -> merchant.earnPoints(earn("320", "322"))))
        .contains("guest");
    Refused.with(Reason.ORDER_OF_ANOTHER_CUSTOMER, () -> merchant.earnPoints(earn("320", "321")));
    assertThat(Refused.with(Reason.NOTHING_EARNED, () -> merchant.earnPoints(earn("323", "323"))))
        .contains("gift_card");
    Refused.with(Reason.CUSTOMER_NOT_FOUND, () -> merchant.earnPoints(earn("999", "321")));
    Refused.with(Reason.ORDER_NOT_FOUND, () -> merchant.earnPoints(earn("320", "328")));
    Refused.with(Reason.SHOPIFY_UNAVAILABLE, () -> merchant.earnPoints(earn("320", "329")));
    Refused.with(Reason.INVALID_ARGUMENT, () -> merchant.earnPoints(earn("320", "#1001")));
    Refused.with(Reason.INVALID_ARGUMENT, () -> merchant.earnPoints(earn("", "321")));
    Refused.with(
        Reason.UNKNOWN_ACTION,
        () -> merchant.earnPoints(earn("321", "321").toBuilder().setActionType("dance").build()));
  }

  @Test
  void theSameKeyWithAnotherRequestIsRefused() {
    shop.tells(
        event(MERCHANT, order("330", "330", "7.00")), event(MERCHANT, order("331", "330", "7.00")));
    var first = earn("330", "330").toBuilder().setIdempotencyKey("k-1").build();

    assertThat(merchant.earnPoints(first)).isEqualTo(merchant.earnPoints(first));
    Refused.with(
        Reason.IDEMPOTENCY_KEY_REUSED,
        () -> merchant.earnPoints(first.toBuilder().setOrderId("331").build()));
  }

  @Test
  void aDecisionTellsOfRefundsToo() {
    shop.tells(
        event(MERCHANT, order("340", "340").addLines(line("a", 2, "10.00"))),
        event(MERCHANT, refund("r1", "340", "a", 1)),
        event(MERCHANT, moneyBack("r2", "340", "5.00")));

    var decision =
        merchant.getOrderDecision(GetOrderDecisionRequest.newBuilder().setOrderId("340").build());

    assertThat(decision.getPoints()).isEqualTo(50);
    assertThat(decision.getProgramVersion()).isEqualTo(1);
    assertThat(decision.getStepsList())
        .filteredOn(step -> step.hasRefund())
        .extracting(step -> step.getRefund().getPoints())
        .containsExactly(100, 50);
  }

  @Test
  void aTransactionIsExplainedInTheReadersLanguage() {
    shop.tells(event(MERCHANT, order("341", "341").addLines(line("a", 1, "118.00"))));
    var customer = ListTransactionsRequest.newBuilder().setCustomerId("341").build();
    var transaction = merchant.listTransactions(customer).getTransactions(0);
    var asked =
        GetTransactionRequest.newBuilder()
            .setCustomerId("341")
            .setTransactionId(transaction.getTransactionId())
            .setLocale("fr-FR");

    var told = merchant.getTransaction(asked.build());

    assertThat(told.getTransaction()).isEqualTo(transaction);
    assertThat(told.getStepsList()).hasSameSizeAs(told.getExplanationList());
    assertThat(told.getExplanationList()).contains("Arrondi au-dessous à 1\u202f180 points.");
    assertThat(told.getProgramVersion()).isEqualTo(1);
  }

  @Test
  void aTransactionOfSomebodyElseIsNotThere() {
    shop.tells(event(MERCHANT, order("342", "342").addLines(line("a", 1, "1.00"))));
    shop.tells(event(MERCHANT, order("343", "343").addLines(line("a", 1, "1.00"))));
    var theirs =
        merchant
            .listTransactions(ListTransactionsRequest.newBuilder().setCustomerId("343").build())
            .getTransactions(0);

    Refused.with(
        Reason.TRANSACTION_NOT_FOUND,
        () ->
            merchant.getTransaction(
                GetTransactionRequest.newBuilder()
                    .setCustomerId("342")
                    .setTransactionId(theirs.getTransactionId())
                    .build()));
  }

  @Test
  void contactsAreGivenToServicesOnly() {
    standIns.contacts.put("digest-350", new Contact("maya@example.com", "", "Maya", "", "fr"));
    shop.tells(event(MERCHANT, order("350", "350", "7.00").setContactDigest("digest-350")));
    var customerId =
        merchant
            .getBalance(GetBalanceRequest.newBuilder().setCustomerId("350").build())
            .getCustomerId();
    var request =
        GetContactsRequest.newBuilder()
            .setMerchantId(MERCHANT)
            .addCustomerIds(customerId)
            .addCustomerIds("nobody")
            .build();

    var found = points.withInterceptors(TestCallers.service("referrals")).getContacts(request);

    assertThat(found.getContactsList())
        .singleElement()
        .satisfies(contact -> {
          assertThat(contact.getCustomerId()).isEqualTo(customerId);
          assertThat(contact.getEmail()).isEqualTo("maya@example.com");
          assertThat(contact.getFirstName()).isEqualTo("Maya");
          assertThat(contact.getLocale()).isEqualTo("fr");
        });
    Refused.with(Reason.PERMISSION_DENIED, () -> merchant.getContacts(request));
    Refused.with(
        Reason.UNAUTHENTICATED,
        () -> points.withInterceptors(TestCallers.nobody()).getContacts(request));
  }

  private static EarnPointsRequest earn(String customerId, String orderId) {
    return EarnPointsRequest.newBuilder()
        .setCustomerId(customerId)
        .setOrderId(orderId)
        .setActionType("purchase")
        .build();
  }
}
