package com.loyalnest.points.messaging;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.customer;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.StandIns;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.Contacts;
import com.loyalnest.points.account.CustomerIdentity;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PointsServiceTest
class OrdersReaderIntegrationTest {
  private final Shop shop;
  private final StandIns standIns;
  private final Contacts contacts;
  private final Accounts accounts;
  private final TransactionTemplate transactions;

  OrdersReaderIntegrationTest(
      @Autowired Shop shop,
      @Autowired StandIns standIns,
      @Autowired Contacts contacts,
      @Autowired Accounts accounts,
      @Autowired TransactionTemplate transactions) {
    this.shop = shop;
    this.standIns = standIns;
    this.contacts = contacts;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  @Test
  void aNewCustomerEnrolsOnceAndEarnsWithTheStateOfTheAccount() throws SQLException {
    shop.tells(
        event("merchant-reader", customer("1")),
        event("merchant-reader", order("1", "1", "118.00")),
        event("merchant-reader", order("1", "1", "118.00")));

    var told = outbox("merchant-reader");

    assertThat(told)
        .extracting(Event::getFactCase)
        .containsExactly(Event.FactCase.CUSTOMER_ENROLLED, Event.FactCase.POINTS_EARNED);
    var earned = told.get(1).getPointsEarned();
    assertThat(earned.getPoints()).isEqualTo(1180);
    assertThat(earned.getEligible().getAmount()).isEqualTo("118.00");
    assertThat(earned.getAccount().getPointsBalance()).isEqualTo(1180);
    assertThat(earned.getAccount().getVersion()).isEqualTo(1);
    assertThat(earned.getCustomerId()).isEqualTo(told.get(0).getCustomerEnrolled().getCustomerId());
    assertThat(told.get(1).getCorrelationId()).startsWith("delivery-");
  }

  @Test
  void whatWasBeforeTheShopWasConnectedEarnsNothing() throws SQLException {
    var history = event("merchant-history", order("1", "1", "118.00")).toBuilder();
    history.getShopifySyncBuilder().setHistory(true);

    shop.tells(history.build());

    assertThat(outbox("merchant-history")).isEmpty();
  }

  @Test
  void aRefundThatComesBeforeItsOrderIsNotLost() throws SQLException {
    shop.tells(event("merchant-early", refund("r", "1", "1", 1)));
    shop.tells(event("merchant-early", order("1", "1", "10.00")));

    assertThat(outbox("merchant-early"))
        .extracting(Event::getFactCase)
        .containsExactly(Event.FactCase.CUSTOMER_ENROLLED);
  }

  @Test
  void anOrderThatChangesHandsTakesItsPointsAlong() throws SQLException {
    shop.tells(event("merchant-moved", order("1", "1", "10.00")));
    shop.tells(
        event(
            "merchant-moved",
            order("1", "2", "10.00").setUpdatedAt(timestamp(PAID_AT.plusSeconds(60)))));

    assertThat(outbox("merchant-moved"))
        .extracting(Event::getFactCase)
        .containsExactly(
            Event.FactCase.CUSTOMER_ENROLLED,
            Event.FactCase.POINTS_EARNED,
            Event.FactCase.CUSTOMER_ENROLLED,
            Event.FactCase.POINTS_REVERSED,
            Event.FactCase.POINTS_EARNED);
  }

  @Test
  void aShopThatForgetsTheCustomerLeavesThePointsWithThem() throws SQLException {
    shop.tells(event("merchant-forgot", order("1", "1", "10.00")));
    shop.tells(
        event(
            "merchant-forgot",
            order("1", "", "10.00").setUpdatedAt(timestamp(PAID_AT.plusSeconds(60)))));

    assertThat(outbox("merchant-forgot")).hasSize(2);
  }

  @Test
  void anOrderThatCannotBeUnderstoodHoldsUpNoneOfItsNeighbours() throws SQLException {
    shop.tells(
        event("merchant-poison", order("1", "1", "1.00")),
        event("merchant-poison", order("2", "2", "1E+999999999")),
        event("merchant-poison", order("3", "3", "1.00").setCurrency("")),
        event("merchant-poison", order("4", "4", "1.00")));

    assertThat(outbox("merchant-poison"))
        .filteredOn(Event::hasPointsEarned)
        .extracting(told -> told.getPointsEarned().getOrderId())
        .containsExactly("1", "4");
  }

  @Test
  void testOrdersMakeNobodyAMember() throws SQLException {
    shop.tells(event("merchant-test", order("1", "1", "10.00").setTest(true)));

    assertThat(outbox("merchant-test")).isEmpty();
  }

  @Test
  void testOrdersEarnWhereTheProgramSaysSo() throws SQLException {
    ProgramFixtures.publish(
        "merchant-tests-count", Instant.parse("2020-01-01T00:00:00Z"), "\"testOrders\": true");

    shop.tells(event("merchant-tests-count", order("1", "1", "10.00").setTest(true)));

    assertThat(outbox("merchant-tests-count"))
        .filteredOn(Event::hasPointsEarned)
        .extracting(told -> told.getPointsEarned().getPoints())
        .containsExactly(100);
  }

  @Test
  void contactsAreFetchedOncePerBatchAndOnlyWhenTheyChanged() {
    standIns.contacts.put("digest-a", new Contact("a@example.com", "+1", "Ann", "Ash", "en"));
    standIns.contacts.put("digest-b", new Contact("b@example.com", "", "Ben", "", "es"));
    standIns.contacts.put("digest-a2", new Contact("", "", "Anna", "", "en"));
    standIns.contactCalls.clear();

    shop.tells(
        event("merchant-contacts", order("1", "1", "1.00").setContactDigest("digest-a")),
        event("merchant-contacts", order("2", "2", "1.00").setContactDigest("digest-b")),
        event("merchant-contacts", customer("2").setContactDigest("digest-b")));
    shop.tells(event("merchant-contacts", order("3", "1", "1.00").setContactDigest("digest-a")));

    assertThat(standIns.contactCalls).containsExactly(2);
    assertThat(contact("merchant-contacts", "1"))
        .isEqualTo(new Contact("a@example.com", "+1", "Ann", "Ash", "en"));

    shop.tells(
        event(
            "merchant-contacts",
            customer("1")
                .setContactDigest("digest-a2")
                .setUpdatedAt(timestamp(PAID_AT.plusSeconds(9)))));
    shop.tells(event("merchant-contacts", order("4", "1", "1.00").setContactDigest("digest-a")));

    assertThat(contact("merchant-contacts", "1")).isEqualTo(new Contact("", "", "Anna", "", "en"));
    assertThat(standIns.contactCalls).containsExactly(2, 1);
  }

  @Test
  void aContactThatIsGoneHoldsUpNobodysPoints() throws SQLException {
    shop.tells(event("merchant-gone", order("1", "1", "1.00").setContactDigest("unknown")));

    assertThat(outbox("merchant-gone")).hasSize(2);
  }

  @Test
  void contactsLieInTheTablesOnlySealed() throws SQLException {
    standIns.contacts.put("digest-s", new Contact("canary@example.com", "", "Canary", "", "en"));
    shop.tells(event("merchant-sealed", order("1", "1", "1.00").setContactDigest("digest-s")));

    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select c::text, encode(email, 'escape') from points.customer_contacts c where merchant_id = 'merchant-sealed'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1) + rows.getString(2)).doesNotContainIgnoringCase("canary");
    }
  }

  private Contact contact(String merchantId, String externalId) {
    return TenantContext.callAs(
        Tenancy.of(merchantId),
        () ->
            transactions.execute(transaction -> {
              var identity = new CustomerIdentity(merchantId, "shopify", externalId);
              var customerId = accounts.find(List.of(identity)).values().iterator().next();
              return contacts.of(merchantId, List.of(customerId)).values().iterator().next();
            }));
  }

  private static List<Event> outbox(String merchantId) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var query =
            connection.prepareStatement(
                "select event from points.outbox where merchant_id = ? order by outbox_id")) {
      query.setString(1, merchantId);
      var events = new ArrayList<Event>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          events.add(Event.parseFrom(rows.getBytes(1)));
        }
      } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
        throw new AssertionError(broken);
      }
      return events;
    }
  }
}
