package com.loyalnest.points.earning;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.StandIns;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whoever works in the shop earns nothing.
@PointsServiceTest
class CustomerTagsIntegrationTest {
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  private final Shop shop;
  private final StandIns standIns;
  private final Decisions decisions;
  private final String merchantId = "merchant-customer-tags-" + UUID.randomUUID();
  private final Map<String, SortedSet<String>> tags = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  CustomerTagsIntegrationTest(
      @Autowired Shop shop, @Autowired StandIns standIns, @Autowired Decisions decisions) {
    this.shop = shop;
    this.standIns = standIns;
    this.decisions = decisions;
  }

  @BeforeEach
  void staffEarnNothing() {
    ProgramFixtures.publish(
        merchantId,
        EVER,
        "\"exclusions\": {\"products\": [], \"productTags\": [], \"collections\": [],"
            + " \"customerTags\": [\"staff\"]}");
    standIns.customerTags.put(
        merchantId,
        (merchant, customers) -> {
          asked.incrementAndGet();
          var found = new TreeMap<CustomerIdentity, SortedSet<String>>();
          customers.forEach(customer ->
              found.put(customer, tags.getOrDefault(customer.externalId(), new TreeSet<>())));
          return found;
        });
  }

  @Test
  void whoHasTheTagEarnsNothingWhateverItsCaseAndOthersEarn() {
    tags.put("7", new TreeSet<>(java.util.Set.of("Staff", "vip")));

    shop.tells(
        event(merchantId, order("1", "7", "10.00")), event(merchantId, order("2", "8", "10.00")));

    assertThat(decision("1").steps()).contains(Exclusion.order(Reason.CUSTOMER_TAG));
    assertThat(decision("1").points()).isZero();
    assertThat(decision("2").points()).isEqualTo(100);
    assertThat(asked).hasValue(1);
  }

  @Test
  void aTagThatComesLaterMovesNoOldOrderAndNobodyIsAskedAgain() {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    tags.put("7", new TreeSet<>(java.util.Set.of("staff")));

    shop.tells(event(merchantId, refund("r", "1")));
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    assertThat(decision("1").points()).isEqualTo(100);
    assertThat(asked).hasValue(1);

    shop.tells(event(merchantId, order("2", "7", "10.00")));
    assertThat(decision("2").points()).isZero();
  }

  @Test
  void anOrderWaitsForAShopThatCannotBeAskedAndOthersGoOn() {
    standIns.customerTags.put(
        merchantId,
        (merchant, customers) -> {
          throw new ShopAway("away");
        });
    shop.tells(
        event(merchantId, order("1", "7", "10.00")),
        event(merchantId, order("2", "8", "10.00").setFinancialStatus("pending")));

    assertThat(find("1")).isEmpty();
    assertThat(decision("2").steps()).contains(Exclusion.order(Reason.NOT_PAID));
  }

  @Test
  void aRefundOfAnOrderFromBeforeTheRuleWaitsToo() {
    var other = "merchant-customer-tags-" + UUID.randomUUID();
    ProgramFixtures.publish(other, EVER, "");
    shop.tells(event(other, order("1", "7", "10.00")));
    ProgramFixtures.publish(
        other,
        EVER.plusSeconds(60),
        "\"exclusions\": {\"products\": [], \"productTags\": [], \"collections\": [],"
            + " \"customerTags\": [\"staff\"]}");
    standIns.customerTags.put(
        other,
        (merchant, customers) -> {
          throw new ShopAway("away");
        });

    shop.tells(
        event(other, refund("r", "1", "1", 1)),
        event(other, order("2", "8", "10.00").setFinancialStatus("pending")));

    assertThat(find(other, "1")).map(Decision::points).as("not taken back yet").contains(100);
    assertThat(find(other, "2")).as("others go on").isPresent();
  }

  private Decision decision(String orderId) {
    return find(orderId).orElseThrow();
  }

  private Optional<Decision> find(String orderId) {
    return find(merchantId, orderId);
  }

  private Optional<Decision> find(String merchant, String orderId) {
    return TenantContext.callAs(
        Tenancy.of(merchant), () -> decisions.newest(new OrderKey(merchant, "shopify", orderId)));
  }
}
