package com.loyalnest.points.earning;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.moneyBack;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Shop;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// One shop's month, told to many merchants' ledgers in many orders, with repetitions and in
/// batches of any size: the books end the same.
@PointsServiceTest
class ConvergenceIntegrationTest {
  private static final String END =
      """
      select coalesce(jsonb_agg(x order by x.external_id), '[]')::text from (
        select i.external_id, c.points_balance, c.points_debt, c.total_points_earned,
          (select jsonb_agg(l order by l) from (
            select order_id, sum(remaining) as remaining, min(earned_at) as earned_at from points.points_lots l
            where l.merchant_id = c.merchant_id and l.customer_id = c.customer_id
            group by order_id having sum(remaining) > 0) l) as lots,
          (select jsonb_agg(jsonb_build_array(o.order_id, o.points, o.written, o.eligible, o.facts) order by o.order_id)
           from points.orders o where o.merchant_id = c.merchant_id and o.customer_id = c.customer_id) as orders
        from points.customers c join points.customer_identities i using (merchant_id, customer_id)
        where c.merchant_id = ?) x
      """;

  private final Shop shop;

  ConvergenceIntegrationTest(@Autowired Shop shop) {
    this.shop = shop;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theSameMonthEndsInTheSameBooks(long seed) throws SQLException {
    var random = new Random(seed);
    var inOrder = "merchant-in-order-" + seed;
    var shuffled = "merchant-shuffled-" + seed;
    var month = month(new Random(seed));
    month.forEach(told -> shop.tells(told.to(inOrder)));

    var messages = new ArrayList<Event>();
    month.forEach(told -> messages.add(told.to(shuffled)));
    messages.addAll(List.copyOf(messages.subList(0, messages.size() / 2)));
    month.subList(0, month.size() / 3).forEach(told -> messages.add(told.to(shuffled)));
    Collections.shuffle(messages, random);
    while (!messages.isEmpty()) {
      var batch = messages.subList(0, Math.min(messages.size(), 1 + random.nextInt(12)));
      shop.tells(List.copyOf(batch));
      batch.clear();
    }

    assertThat(end(shuffled)).isEqualTo(end(inOrder)).isNotEqualTo("[]");
  }

  @AfterAll
  static void andTheBooksAgree() throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl())) {
      assertThat(
              new com.loyalnest.points.verification.LedgerVerification(connection)
                  .run()
                  .firstBroken())
          .isEmpty();
    }
  }

  private interface Told {
    Event to(String merchantId);
  }

  /// Eight orders of three customers: created unpaid, paid, edited, refunded in parts, some
  /// cancelled, one a test.
  private static List<Told> month(Random random) {
    var month = new ArrayList<Told>();
    for (var n = 1; n <= 8; n++) {
      var id = Integer.toString(n);
      var hour = n * 10;
      var draft =
          order(id, Integer.toString(7 + random.nextInt(3)))
              .setTest(n == 8)
              .addLines(line("a", 1 + random.nextInt(3), "12.34").setDiscount("0.55"))
              .addLines(line("b", 2, "3." + (10 + random.nextInt(90))));
      tell(month, at(draft, hour).setFinancialStatus("pending"));
      tell(month, at(draft, hour + 1).setFinancialStatus("paid"));
      if (random.nextBoolean()) {
        draft.addLines(line("c", 1, "7.77"));
        tell(month, at(draft, hour + 2).setFinancialStatus("paid"));
      }
      if (random.nextBoolean()) {
        month.add(merchant -> event(merchant, refund("u" + id, id, "b", 1)));
        tell(
            month,
            at(draft, hour + 3)
                .setFinancialStatus("partially_refunded")
                .addRefunds(refund("u" + id, id, "b", 1)));
      }
      if (random.nextBoolean()) {
        month.add(merchant -> event(merchant, moneyBack("m" + id, id, "4.00")));
      }
      if (random.nextInt(3) == 0) {
        tell(
            month,
            at(draft, hour + 4)
                .setFinancialStatus("refunded")
                .setCancelledAt(timestamp(PAID_AT.plusSeconds(hour + 4))));
      }
    }
    return month;
  }

  private static ShopOrder.Builder at(ShopOrder.Builder draft, int second) {
    return draft.clone().setUpdatedAt(timestamp(PAID_AT.plusSeconds(second)));
  }

  private static void tell(List<Told> month, ShopOrder.Builder order) {
    var built = order.build();
    month.add(merchant -> event(merchant, built.toBuilder()));
  }

  private static String end(String merchantId) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var query = connection.prepareStatement(END)) {
      query.setString(1, merchantId);
      try (var row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
