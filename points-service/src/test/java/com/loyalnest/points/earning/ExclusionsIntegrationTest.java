package com.loyalnest.points.earning;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.product;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.StandIns;
import com.loyalnest.points.catalog.Product;
import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class ExclusionsIntegrationTest {
  private final Shop shop;
  private final StandIns standIns;
  private final Decisions decisions;
  private final String merchantId = "merchant-exclusions-" + UUID.randomUUID();

  ExclusionsIntegrationTest(
      @Autowired Shop shop, @Autowired StandIns standIns, @Autowired Decisions decisions) {
    this.shop = shop;
    this.standIns = standIns;
    this.decisions = decisions;
  }

  @Test
  void anExcludedProductEarnsNothingAndNobodyIsAskedAboutIt() {
    excluding("\"products\": [\"77\"], \"productTags\": [], \"collections\": []");
    standIns.products.put(
        merchantId,
        (merchant, keys) -> {
          throw new AssertionError("asked for " + keys);
        });

    shop.tells(twoLines());

    assertThat(decision().points()).isEqualTo(20);
    assertThat(decision().steps()).contains(new Exclusion(Reason.PRODUCT, "a"));
  }

  @Test
  void aTagThatChangesLaterMovesNoOldOrder() {
    excluding("\"products\": [], \"productTags\": [\"sale\"], \"collections\": []");
    shop.tells(event(merchantId, product("77", PAID_AT, "Sale", "new")));
    shop.tells(event(merchantId, product("78", PAID_AT, "new")));
    shop.tells(twoLines());
    assertThat(decision().steps()).contains(new Exclusion(Reason.TAG, "a"));
    assertThat(decision().points()).isEqualTo(20);

    shop.tells(event(merchantId, product("77", PAID_AT.plusSeconds(60), "new")));
    shop.tells(event(merchantId, product("78", PAID_AT.plusSeconds(60), "sale")));
    shop.tells(event(merchantId, refund("r", "1", "b", 1)));
    assertThat(decision().points()).isZero();
    assertThat(decision().steps())
        .contains(new Exclusion(Reason.TAG, "a"))
        .doesNotContain(new Exclusion(Reason.TAG, "b"));

    shop.tells(
        event(merchantId, order("2", "7").addLines(line("c", 1, "9.00").setProductId("77"))));
    assertThat(decision("2").points()).isEqualTo(90);
  }

  @Test
  void newsOfAProductMayComeInAnyOrder() {
    excluding("\"products\": [], \"productTags\": [\"sale\"], \"collections\": []");
    shop.tells(event(merchantId, product("77", PAID_AT.plusSeconds(60), "sale")));
    shop.tells(event(merchantId, product("77", PAID_AT, "new")));

    shop.tells(twoLines());

    assertThat(decision().steps()).contains(new Exclusion(Reason.TAG, "a"));
  }

  @Test
  void aProductNobodyToldOfIsAskedForOnceWithItsCollections() {
    excluding("\"products\": [], \"productTags\": [], \"collections\": [\"9\"]");
    var asked = new AtomicInteger();
    standIns.products.put(
        merchantId,
        (merchant, keys) -> {
          asked.incrementAndGet();
          return keys.stream()
              .map(key ->
                  new Product(
                      key,
                      List.of(),
                      key.productId().equals("77") ? List.of("8", "9") : List.of("8"),
                      PAID_AT))
              .toList();
        });

    shop.tells(twoLines(), event(merchantId, refund("r", "1", "b", 1)));
    shop.tells(
        event(merchantId, order("2", "7").addLines(line("c", 1, "9.00").setProductId("77"))));

    assertThat(asked).hasValue(1);
    assertThat(decision().steps()).contains(new Exclusion(Reason.COLLECTION, "a"));
    assertThat(decision("2").points()).isZero();
  }

  @Test
  void anOrderWaitsForAShopThatIsAwayAndHoldsUpNobodyElse() {
    excluding("\"products\": [], \"productTags\": [\"sale\"], \"collections\": []");
    standIns.products.put(
        merchantId,
        (merchant, keys) -> {
          throw new ShopAway("away");
        });

    shop.tells(twoLines(), event(merchantId, order("2", "7").addLines(line("c", 1, "9.00"))));

    assertThat(newest("1")).isEmpty();
    assertThat(decision("2").points()).isEqualTo(90);

    shop.tells(event(merchantId, product("77", PAID_AT, "sale")));
    shop.tells(event(merchantId, product("78", PAID_AT)));
    shop.tells(twoLines());
    assertThat(decision().points()).isEqualTo(20);
  }

  @Test
  void aProgramThatExcludesLaterLeavesOlderOrdersAlone() {
    shop.tells(event(merchantId, product("77", PAID_AT, "sale")));
    ProgramFixtures.publish(merchantId, PAID_AT.minus(Duration.ofDays(9)), "");
    shop.tells(twoLines());
    ProgramFixtures.publish(
        merchantId,
        PAID_AT.plusSeconds(60),
        exclusions("\"products\": [], \"productTags\": [\"sale\"], \"collections\": []"));
    shop.tells(event(merchantId, refund("r", "1", "b", 1)));

    assertThat(decision().points()).isEqualTo(100);
  }

  private void excluding(String exclusions) {
    ProgramFixtures.publish(merchantId, PAID_AT.minus(Duration.ofDays(9)), exclusions(exclusions));
  }

  private static String exclusions(String exclusions) {
    return "\"exclusions\": {" + exclusions + "}";
  }

  /// `a` of product 77 for ten dollars, `b` of product 78 for two.
  private com.loyalnest.events.v1.Event twoLines() {
    return event(
        merchantId,
        order("1", "7")
            .setUpdatedAt(timestamp(PAID_AT))
            .addLines(line("a", 1, "10.00").setProductId("77"))
            .addLines(line("b", 1, "2.00").setProductId("78")));
  }

  private Decision decision() {
    return decision("1");
  }

  private Decision decision(String orderId) {
    return newest(orderId).orElseThrow();
  }

  private Optional<Decision> newest(String orderId) {
    return TenantContext.callAs(
        Tenancy.of(merchantId),
        () -> decisions.newest(new OrderKey(merchantId, "shopify", orderId)));
  }
}
