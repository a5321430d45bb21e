package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.local.check.VerifyLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The shop tells twice, in any order, a day late, or takes the app out while things are under way.
/// In the end every customer has the points that the same purchases bring in a shop that behaves.
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnrulyShopTest {
  private static final int CUSTOMERS = 4;
  private static final Duration SETTLED = Duration.ofMinutes(1);

  /// A gap is looked for every so often.
  private static final Duration FOUND = Duration.ofMinutes(3);

  private LocalSuite suite;
  private Shop shop;
  private StandIn standIn;
  private int expected;

  @BeforeAll
  void aShopThatBehaves() throws Exception {
    suite = LocalSuite.start(false);
    shop = suite.doors();
    standIn = new StandIn(shop.suite());
    standIn.seed();
    within(SETTLED, standIn::waiting, count -> count == 0);

    var customer = standIn.newCustomer();
    buy(customer);
    expected = settled(customer);
    assertThat(expected).isPositive();
  }

  @AfterAll
  void close() {
    suite.close();
  }

  @Test
  @Order(1)
  void anOrderThatNobodyToldCanBeAskedForWithItsRefunds() throws Exception {
    standIn.deliver(0, false, true);
    var customer = standIn.newCustomer();
    var order = standIn.order(customer, 3);
    standIn.refundOne(order);

    var earned =
        shop.post(
            "/v1/api/points/earn",
            "{\"customer_id\":\"%d\",\"order_id\":\"%s\",\"action_type\":\"purchase\"}"
                .formatted(customer, order.path("id").asString()));

    assertThat(earned.statusCode()).as(earned.body()).isEqualTo(200);
    assertThat(shop.balance(customer)).isEqualTo(2 * 1180);
    standIn.deliver(0, false, false);
    assertThatAllHave(List.of(customer), 2 * 1180 + 200);
  }

  @Test
  @Order(2)
  void twiceAndInAnyOrder() throws Exception {
    standIn.deliver(60, true, false);
    var customers = customersWhoBuy();
    standIn.deliver(0, false, false);

    assertThatAllHave(customers, expected);
  }

  @Test
  @Order(3)
  void aDayLate() throws Exception {
    standIn.deliver(0, false, true);
    var customers = customersWhoBuy();
    standIn.advance(Duration.ofHours(25));
    standIn.deliver(30, true, false);

    assertThatAllHave(customers, expected);
    standIn.deliver(0, false, false);
  }

  @Test
  @Order(4)
  void takenOutWhileThingsAreUnderWay() throws Exception {
    standIn.deliver(0, false, true);
    var customers = customersWhoBuy();
    standIn.uninstall();
    var meanwhile = customersWhoBuy();
    standIn.deliver(0, true, false);
    assertThat(within(SETTLED, this::isInstalled, installed -> !installed)).isFalse();

    reinstall();

    assertThatAllHave(customers, expected);
    assertThatAllHave(meanwhile, expected);
  }

  @Test
  @Order(5)
  void installedAgainBeforeTheShopsDataIsToGo() throws Exception {
    standIn.advance(Duration.ofMinutes(2));
    standIn.uninstall();
    assertThat(within(SETTLED, this::isInstalled, installed -> !installed)).isFalse();
    reinstall();
    standIn.askToRedact();
    awaitRedactRequests(1);

    assertThat(isInstalled()).isTrue();
    assertThatAllHave(customersWhoBuy(), expected);
  }

  @Test
  @Order(6)
  void installedAgainAfterTheShopsDataWasToGo() throws Exception {
    standIn.advance(Duration.ofDays(2));
    standIn.uninstall();
    assertThat(within(SETTLED, this::isInstalled, installed -> !installed)).isFalse();
    standIn.askToRedact();
    awaitRedactRequests(2);
    reinstall();

    assertThat(isInstalled()).isTrue();
    assertThatAllHave(customersWhoBuy(), expected);
    assertThat(VerifyLedger.run(shop.suite())).isZero();
  }

  private List<Long> customersWhoBuy() throws Exception {
    var customers = new ArrayList<Long>();
    for (var n = 0; n < CUSTOMERS; n++) {
      var customer = standIn.newCustomer();
      customers.add(customer);
      buy(customer);
    }
    return customers;
  }

  /// Three orders, of which one is cancelled and of another a piece comes back.
  private void buy(long customer) throws Exception {
    standIn.order(customer, 1);
    standIn.refundOne(standIn.order(customer, 3));
    standIn.cancel(standIn.order(customer, 2));
  }

  private int settled(long customer) throws Exception {
    within(SETTLED, standIn::waiting, count -> count == 0);
    var last = -1;
    for (var balance = shop.balance(customer); balance != last; balance = shop.balance(customer)) {
      last = balance;
      Thread.sleep(Duration.ofSeconds(2));
    }
    return last;
  }

  /// On the way a balance may be right for a moment: it is to be right once all was told.
  private void assertThatAllHave(List<Long> customers, int points) throws Exception {
    within(SETTLED, standIn::waiting, count -> count == 0);
    for (var customer : customers) {
      assertThat(within(FOUND, () -> shop.balance(customer), balance -> balance == points))
          .isEqualTo(points);
    }
    Thread.sleep(Duration.ofSeconds(1));
    for (var customer : customers) {
      assertThat(shop.balance(customer)).as("and it stays").isEqualTo(points);
    }
  }

  private boolean isInstalled() throws Exception {
    return shop.count("select count(*) from auth.merchants where installed") == 1;
  }

  /// Somebody opens the app in the shop's admin.
  private void reinstall() throws Exception {
    new Callers(shop.suite(), suite.serviceKey()).signIn(shop.suite().shopDomain(), "1");
  }

  private void awaitRedactRequests(int count) throws Exception {
    var requests = "select count(*) from admin.gdpr_requests where request_type = 'shop_redact'";
    assertThat(within(SETTLED, () -> shop.count(requests), found -> found == count))
        .isEqualTo(count);
  }
}
