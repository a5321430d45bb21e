package com.loyalnest.analytics.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.analytics.report.ProgramMetrics;
import com.loyalnest.analytics.report.ViewAnalytics;
import com.loyalnest.analytics.testing.AnalyticsTest;
import com.loyalnest.analytics.testing.Events;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AnalyticsTest
class FactsReaderIntegrationTest {
  @Autowired EventFeed feed;
  @Autowired FactsReader reader;
  @Autowired ViewAnalytics viewAnalytics;
  @Autowired TransactionTemplate transactions;

  private final String merchantId = "m-" + UUID.randomUUID();

  @Test
  void countsWhatHappened() {
    read(
        Events.of(merchantId, Events.order("1")),
        Events.of(merchantId, Events.order("2")),
        Events.enrolled(merchantId, "c-1"),
        Events.earned(merchantId, "t-1", 1180),
        Events.reversed(merchantId, "t-2", 180));

    assertThat(metrics()).isEqualTo(new ProgramMetrics(1, 1180, 180, 2));
  }

  @Test
  void aMerchantWithoutAnyFactsHasZeros() {
    assertThat(metrics()).isEqualTo(new ProgramMetrics(0, 0, 0, 0));
  }

  @Test
  void testOrdersAreKeptAndNotCounted() throws SQLException {
    read(Events.of(merchantId, Events.order("1").setTest(true)));

    assertThat(metrics().orders()).isZero();
    assertThat(text("select count(*) from analytics.order_facts where merchant_id = '%s'"))
        .isEqualTo("1");
  }

  @Test
  void everyTopicOfOneOrderIsOneOrder() {
    var created = Events.of(merchantId, Events.order("1").setFinancialStatus("pending"));
    var paid = Events.of(merchantId, Events.order("1"));

    read(created, paid);
    read(Events.of(merchantId, Events.order("1")));

    assertThat(metrics().orders()).isEqualTo(1);
  }

  @Test
  void theNewestDescriptionOfAnOrderStandsWhateverComesLast() throws SQLException {
    var old = Events.of(merchantId, Events.order("1").setFinancialStatus("pending"));
    var later = Events.time(Instant.parse("2026-07-02T00:00:00Z"));
    var paid =
        Events.of(
            merchantId,
            Events.order("1").setUpdatedAt(later).setTotalPrice("20.00").setCancelledAt(later));

    read(paid);
    read(old);

    assertThat(
            text(
                "select financial_status || ' ' || total_minor_units || ' ' || (cancelled_at is not null) from analytics.order_facts where merchant_id = '%s'"))
        .isEqualTo("paid 2000 true");
    assertThat(metrics().orders()).isEqualTo(1);
  }

  @Test
  void aRefundIsKnownOnceFromItsOwnEventAndFromItsOrder() throws SQLException {
    var refund = Events.refund("r-1", "1", "5.00");

    read(
        Events.of(merchantId, refund),
        Events.of(merchantId, Events.order("1").addRefunds(refund)),
        Events.of(merchantId, Events.refund("r-1", "1", "0.00")));
    read(Events.of(merchantId, refund));

    assertThat(
            text(
                "select count(*) || ' ' || sum(amount_minor_units) from analytics.refund_facts where merchant_id = '%s'"))
        .isEqualTo("1 500");
  }

  @Test
  void aTransactionToldByTwoEventsCountsOnce() {
    read(Events.earned(merchantId, "t-1", 10), Events.earned(merchantId, "t-1", 10));
    read(Events.earned(merchantId, "t-1", 10));

    assertThat(metrics().pointsIssued()).isEqualTo(10);
  }

  @Test
  void theSameEventsInAnyOrderAndNumberGiveTheSameNumbers() {
    var events = new ArrayList<Event>();
    for (var n = 0; n < 40; n++) {
      events.add(Events.of(merchantId, Events.order("o-" + n % 20)));
      events.add(Events.enrolled(merchantId, "c-" + n % 10));
      events.add(Events.earned(merchantId, "t-" + n, 100));
      events.add(Events.reversed(merchantId, "r-" + n, 1));
    }
    var random = new Random(7);
    for (var round = 0; round < 5; round++) {
      Collections.shuffle(events, random);
      if (round % 2 == 0) {
        read(events.toArray(Event[]::new));
      } else {
        bypassingTheInbox(events);
      }
    }

    assertThat(metrics()).isEqualTo(new ProgramMetrics(10, 4000, 40, 20));
  }

  @Test
  void aBatchOfSeveralMerchantsCountsForEach() {
    var other = "m-" + UUID.randomUUID();

    read(
        Events.earned(merchantId, "t-1", 10),
        Events.earned(other, "t-1", 20),
        Events.of(merchantId, Events.order("1")),
        Events.of(other, Events.order("1")));

    assertThat(metrics()).isEqualTo(new ProgramMetrics(0, 10, 0, 1));
    assertThat(metrics(other)).isEqualTo(new ProgramMetrics(0, 20, 0, 1));
  }

  @Test
  void oneUnreadableOrderDoesNotKeepItsNeighboursOut() throws SQLException {
    read(
        Events.of(merchantId, Events.order("1")),
        Events.of(merchantId, Events.order("2").setTotalPrice("many")),
        Events.earned(merchantId, "t-1", 10));

    assertThat(metrics()).isEqualTo(new ProgramMetrics(0, 10, 0, 1));
  }

  @Test
  void countsOnTheDayItHappened() throws SQLException {
    read(
        Events.of(
            merchantId,
            Events.order("1").setCreatedAt(Events.time(Instant.parse("2026-06-30T23:59:59Z")))),
        Events.earned(merchantId, "t-1", 10));

    assertThat(
            text(
                "select string_agg(day || ':' || orders || ':' || points_issued, ' ' order by day) from analytics.daily_counters where merchant_id = '%s'"))
        .isEqualTo("2026-06-30:1:0 2026-07-01:0:10");
  }

  @Test
  void topicsWithoutAnOrderChangeNothing() {
    var notice = Events.event(merchantId);
    notice.getShopifySyncBuilder().setTopic("app/uninstalled").getNoticeBuilder();

    read(notice.build());

    assertThat(metrics()).isEqualTo(new ProgramMetrics(0, 0, 0, 0));
  }

  private void read(Event... events) {
    feed.deliver(reader, List.of(events));
  }

  private void bypassingTheInbox(List<Event> events) {
    TenantContext.runAs(
        Tenancy.of(merchantId),
        () -> transactions.executeWithoutResult(any -> reader.read(events)));
  }

  private ProgramMetrics metrics() {
    return metrics(merchantId);
  }

  private ProgramMetrics metrics(String merchant) {
    return TenantContext.callAs(Tenancy.of(merchant), () -> viewAnalytics.view(merchant));
  }

  private String text(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql.formatted(merchantId))) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }
}
