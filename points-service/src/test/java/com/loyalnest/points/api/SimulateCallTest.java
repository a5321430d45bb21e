package com.loyalnest.points.api;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.StandIns;
import com.loyalnest.points.catalog.Product;
import com.loyalnest.points.v1.Cart;
import com.loyalnest.points.v1.CartLine;
import com.loyalnest.points.v1.Exclusions;
import com.loyalnest.points.v1.GetPointsProgramRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsProgram;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.SaveProgramDraftRequest;
import com.loyalnest.points.v1.SimulateOrderRequest;
import com.loyalnest.points.v1.SimulateOrderResponse;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class SimulateCallTest {
  private final Shop shop;
  private final PointsServiceBlockingStub points;
  private final String merchantId = "simulate-" + UUID.randomUUID();
  private final PointsServiceBlockingStub merchant;
  private final StandIns standIns;

  SimulateCallTest(
      @Autowired Shop shop,
      @Autowired StandIns standIns,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.standIns = standIns;
    this.points = points;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @Test
  void aCartSaysWhatItWouldEarnAndWhyInTheReadersLanguage() {
    var answer = merchant.simulateOrder(cart("118.00").setLocale("es").build());

    assertThat(answer.getPoints()).isEqualTo(1180);
    assertThat(answer.getProgramVersion()).isEqualTo(1);
    assertThat(answer.getStepsList()).isNotEmpty();
    assertThat(answer.getExplanationList()).hasSameSizeAs(answer.getStepsList());
    assertThat(answer.getExplanationList()).anyMatch(sentence -> sentence.contains("puntos"));
  }

  @Test
  void aKnownOrderIsPricedByTheDraftAndNothingIsWritten() {
    shop.tells(
        event(merchantId, order("1", "7", "10.00")), event(merchantId, refund("r1", "1", "1", 1)));
    shop.tells(event(merchantId, order("2", "7", "10.00")));
    draft(program().toBuilder().setRateNumerator(20).build());

    assertThat(of("2").getPoints()).isEqualTo(100);
    assertThat(merchant.simulateOrder(named("2").setDraft(true).build()).getPoints())
        .isEqualTo(200);
    assertThat(merchant.simulateOrder(named("1").setDraft(true).build()).getPoints()).isZero();
    assertThat(
            merchant
                .listTransactions(ListTransactionsRequest.newBuilder().setCustomerId("7").build())
                .getTransactionsList())
        .hasSize(1);
  }

  @Test
  void aDraftThatExcludesIsToldTheTruthAboutProductsAndCustomers() {
    standIns.products.put(
        merchantId,
        (merchant, keys) ->
            keys.stream()
                .map(key -> new Product(key, List.of("Sale"), List.of("9"), Instant.EPOCH))
                .toList());
    standIns.customerTags.put(
        merchantId,
        (merchant, customers) ->
            customers.stream().collect(toMap(identity(), one -> new TreeSet<>(List.of("Staff")))));
    shop.tells(event(merchantId, bought("1")));
    assertThat(of("1").getPoints()).isEqualTo(100);

    excluding(0, Exclusions.newBuilder().addProductTags("sale"));
    assertThat(drafted("1").getPoints()).isZero();
    excluding(1, Exclusions.newBuilder().addCollectionIds("9"));
    assertThat(drafted("1").getPoints()).isZero();
    excluding(2, Exclusions.newBuilder().addCustomerTags("staff"));
    assertThat(drafted("1").getPoints()).isZero();
    assertThat(
            merchant
                .simulateOrder(cart("10.00").setCustomerId("7").setDraft(true).build())
                .getPoints())
        .isZero();
    assertThat(merchant.simulateOrder(cart("10.00").setDraft(true).build()).getPoints())
        .as("a cart of somebody else")
        .isEqualTo(100);
    assertThat(of("1").getPoints()).isEqualTo(100);
  }

  @Test
  void aShopThatCannotBeAskedIsSaidSo() {
    standIns.customerTags.put(
        merchantId,
        (merchant, customers) -> {
          throw new ShopAway("away");
        });
    shop.tells(event(merchantId, bought("1")));
    excluding(0, Exclusions.newBuilder().addCustomerTags("staff"));

    Refused.with(Reason.SHOPIFY_UNAVAILABLE, () -> drafted("1"));
  }

  @Test
  void whatCannotBeSimulatedSaysWhy() {
    Refused.with(Reason.ORDER_NOT_FOUND, () -> of("404"));
    Refused.with(
        Reason.PROGRAM_DRAFT_NOT_FOUND,
        () -> merchant.simulateOrder(cart("1.00").setDraft(true).build()));
    Refused.with(
        Reason.PROGRAM_VERSION_NOT_FOUND,
        () -> merchant.simulateOrder(cart("1.00").setProgramVersion(9).build()));
    Refused.with(
        Reason.CUSTOMER_NOT_FOUND,
        () -> merchant.simulateOrder(cart("1.00").setCustomerId("8").build()));
    Refused.with(
        Reason.INVALID_ARGUMENT,
        () -> merchant.simulateOrder(SimulateOrderRequest.getDefaultInstance()));
    Refused.with(
        Reason.INVALID_ARGUMENT,
        () -> merchant.simulateOrder(cart("1.00").setOrderId("1").build()));
    assertThat(
            Refused.with(
                Reason.INVALID_ARGUMENT, () -> merchant.simulateOrder(cart("1,00").build())))
        .contains("unit_price");
  }

  @Test
  void aShopperAsksForTheOwnCartOnly() {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    var shopper = points.withInterceptors(TestCallers.shopper(merchantId, "7"));

    assertThat(shopper.simulateOrder(cart("10.00").build()).getPoints()).isEqualTo(100);
    Refused.with(Reason.PERMISSION_DENIED, () -> shopper.simulateOrder(named("1").build()));
    Refused.with(
        Reason.PERMISSION_DENIED,
        () -> shopper.simulateOrder(cart("1.00").setProgramVersion(1).build()));
    Refused.with(
        Reason.PERMISSION_DENIED,
        () -> shopper.simulateOrder(cart("1.00").setCustomerId("8").build()));
  }

  private com.loyalnest.points.v1.SimulateOrderResponse of(String orderId) {
    return merchant.simulateOrder(named(orderId).build());
  }

  private static SimulateOrderRequest.Builder named(String orderId) {
    return SimulateOrderRequest.newBuilder().setOrderId(orderId);
  }

  private static SimulateOrderRequest.Builder cart(String price) {
    return SimulateOrderRequest.newBuilder()
        .setCart(
            Cart.newBuilder()
                .setCurrency("USD")
                .addLines(CartLine.newBuilder().setQuantity(1).setUnitPrice(price)));
  }

  private PointsProgram program() {
    return merchant
        .getPointsProgram(GetPointsProgramRequest.getDefaultInstance())
        .getPublished()
        .getProgram();
  }

  private void draft(PointsProgram program) {
    draft(0, program);
  }

  private void excluding(int revision, Exclusions.Builder exclusions) {
    draft(revision, program().toBuilder().setExclusions(exclusions).build());
  }

  private void draft(int revision, PointsProgram program) {
    merchant.saveProgramDraft(
        SaveProgramDraftRequest.newBuilder()
            .setBasedOnVersion(1)
            .setRevision(revision)
            .setProgram(program)
            .build());
  }

  private static ShopOrder.Builder bought(String orderId) {
    return order(orderId, "7").addLines(line("1", 1, "10.00").setProductId("p1"));
  }

  private SimulateOrderResponse drafted(String orderId) {
    return merchant.simulateOrder(named(orderId).setDraft(true).build());
  }
}
