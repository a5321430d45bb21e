package com.loyalnest.points.claim;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.customer;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopCustomer;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Shop;
import com.loyalnest.points.StandIns;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.UnmergeCustomersRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Gus buys for ten dollars, a hundred points, without an account at the shop.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class ClaimIntegrationTest {
  private static final String GUEST =
      "select customer_id from points.customer_identities where merchant_id = ? and platform = 'email'";

  private final Shop shop;
  private final StandIns standIns;
  private final PointsServiceBlockingStub points;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private String merchant = "";

  ClaimIntegrationTest(
      @Autowired Shop shop,
      @Autowired StandIns standIns,
      @Autowired PointsServiceBlockingStub points,
      @Autowired JdbcTemplate jdbc,
      @Autowired TransactionTemplate transactions) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.shop = shop;
    this.standIns = standIns;
    this.points = points;
  }

  @BeforeEach
  void gusHasAnAddress() {
    merchant = "merchant-claim-" + UUID.randomUUID();
    standIns.contacts.put("as-guest", contact("Gus@Example.com"));
    standIns.contacts.put("as-customer", contact(" gus@example.com"));
    standIns.contacts.put("as-another", contact("ann@example.com"));
    standIns.contacts.put("without-address", contact(""));
  }

  @AfterAll
  static void theBooksAgree() throws SQLException {
    Books.agree();
  }

  @Test
  void whatAGuestEarnedIsTheirsWhoProvesTheAddress() {
    shop.tells(guestOrder("1"));
    shop.tells(proof("7"));

    assertThat(balance("7")).isEqualTo(100);
    var line =
        as().listTransactions(ListTransactionsRequest.newBuilder().setCustomerId("7").build())
            .getTransactions(0);
    assertThat(line.getSource()).isEqualTo("claim");
    assertThat(
            as().getTransaction(
                    GetTransactionRequest.newBuilder()
                        .setCustomerId("7")
                        .setTransactionId(line.getTransactionId())
                        .setLocale("es")
                        .build())
                .getExplanationList())
        .containsExactly("Ganados como invitado con tu dirección: 100 puntos.");
  }

  @Test
  void whatAGuestEarnsLaterIsTheirsToo() {
    shop.tells(proof("7"));
    shop.tells(guestOrder("1"));
    shop.tells(guestOrder("2"));

    assertThat(balance("7")).isEqualTo(200);
  }

  @Test
  void withoutProofNothingMoves() {
    shop.tells(guestOrder("1"));
    shop.tells(event(merchant, proven("7").setVerifiedEmail(false)));
    shop.tells(event(merchant, proven("8").setState("disabled")));
    shop.tells(event(merchant, proven("9").setContactDigest("as-another")));
    shop.tells(event(merchant, order("2", "10", "1.00").setContactDigest("as-customer")));

    assertThat(List.of(balance("7"), balance("8"), balance("9"), balance("10")))
        .containsExactly(0, 0, 0, 10);
  }

  @Test
  void whoeverHadTheAddressLastGetsWhatIsEarnedNow() {
    shop.tells(proof("7"));
    shop.tells(event(merchant, later(proven("7").setContactDigest("as-another"), 1)));
    shop.tells(event(merchant, later(proven("8"), 2)));
    shop.tells(proof("7"));

    shop.tells(guestOrder("1"));

    assertThat(balance("8")).isEqualTo(100);
    assertThat(balance("7")).isZero();
  }

  @Test
  void whoNoLongerHasAProvenAddressGetsNothing() {
    shop.tells(proof("7"));
    shop.tells(event(merchant, later(proven("7").setVerifiedEmail(false), 1)));

    shop.tells(guestOrder("1"));

    assertThat(balance("7")).isZero();
  }

  @Test
  void inAnyOrderTheSameNewsEndTheSame() {
    var random = new Random(20261123);
    for (var round = 0; round < 40; round++) {
      merchant = "merchant-claim-" + UUID.randomUUID();
      var news =
          new ArrayList<>(
              List.of(
                  guestOrder("1"),
                  guestOrder("2"),
                  event(merchant, refund("r", "1", "1", 1)),
                  event(merchant, order("3", "7", "5.00")),
                  proof("7"),
                  event(merchant, later(proven("7"), 1))));
      news.add(news.get(random.nextInt(news.size())));
      Collections.shuffle(news, random);
      while (!news.isEmpty()) {
        var batch = news.subList(0, 1 + random.nextInt(news.size()));
        shop.tells(List.copyOf(batch));
        batch.clear();
      }

      assertThat(balance("7")).as("round %d", round).isEqualTo(150);
    }
  }

  @Test
  void anOrderAndAProofInTheSameMomentFindEachOther() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var round = 0; round < 25; round++) {
        merchant = "merchant-claim-" + UUID.randomUUID();
        var start = new CyclicBarrier(2);
        var both =
            List.of(guestOrder("1"), proof("7")).stream()
                .map(event ->
                    threads.submit(() -> {
                      start.await();
                      shop.tells(event);
                      return true;
                    }))
                .toList();
        for (var one : both) {
          assertThat(one.get()).isTrue();
        }

        assertThat(balance("7")).as("round %d", round).isEqualTo(100);
      }
    }
  }

  @Test
  void whatStaffPartedStaysParted() {
    shop.tells(guestOrder("1"));
    shop.tells(proof("7"));
    var merged = guest();
    as().unmergeCustomers(
            UnmergeCustomersRequest.newBuilder()
                .setMergedCustomerId(merged)
                .setReason("Not the same person.")
                .build());

    shop.tells(guestOrder("2"));
    shop.tells(event(merchant, later(proven("7"), 1)));

    assertThat(balance("7")).isZero();
    assertThat(balance(merged)).isEqualTo(200);
  }

  @Test
  void anOrderThatTheShopGivesToACustomerLaterMovesThere() {
    shop.tells(guestOrder("1"));
    shop.tells(
        event(merchant, order("1", "8", "10.00").setUpdatedAt(timestamp(PAID_AT.plusSeconds(60)))));

    assertThat(balance("8")).isEqualTo(100);
    shop.tells(proof("7"));
    assertThat(balance("7")).isZero();
  }

  @Test
  void anOrderWithoutAnAddressEarnsNothingUntilThereIsOne() {
    shop.tells(event(merchant, order("1", "", "10.00").setContactDigest("without-address")));
    shop.tells(proof("7"));
    assertThat(balance("7")).isZero();

    shop.tells(guestOrder("1"));
    assertThat(balance("7")).isEqualTo(100);
  }

  /// Our id of the guest.
  private String guest() {
    return TenantContext.callAs(
        Tenancy.of(merchant),
        () ->
            Objects.requireNonNull(
                transactions.execute(
                    transaction -> jdbc.queryForList(GUEST, String.class, merchant).getFirst())));
  }

  private Event guestOrder(String orderId) {
    return event(merchant, order(orderId, "", "10.00").setContactDigest("as-guest"));
  }

  private Event proof(String customerId) {
    return event(merchant, proven(customerId));
  }

  private static ShopCustomer.Builder proven(String customerId) {
    return customer(customerId)
        .setVerifiedEmail(true)
        .setState("enabled")
        .setContactDigest("as-customer");
  }

  private static ShopCustomer.Builder later(ShopCustomer.Builder customer, int hours) {
    return customer.setUpdatedAt(timestamp(PAID_AT.plusSeconds(3600L * hours)));
  }

  private static Contact contact(String email) {
    return new Contact(email, "", "Gus", "", "en");
  }

  private int balance(String customerId) {
    return as().getBalance(GetBalanceRequest.newBuilder().setCustomerId(customerId).build())
        .getPointsBalance();
  }

  private PointsServiceBlockingStub as() {
    return points.withInterceptors(TestCallers.merchant(merchant));
  }
}
