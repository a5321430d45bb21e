package com.loyalnest.analytics.fact;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the shop's platform told: orders, of which the newest description stands, and refunds.
@Repository
class ShopFactRepository {
  /// An order counts from its first description on, on the day it was made, unless it is a test.
  private static final String WRITE_ORDERS =
      """
      with written as (
        insert into order_facts as f (merchant_id, order_id, customer_external_id, financial_status, test,
          total_minor_units, currency, ordered_at, updated_at, cancelled_at)
        select * from unnest(:merchants::text[], :orders::text[], :customers::text[], :statuses::text[], :tests::boolean[],
          :totals::bigint[], :currencies::text[], :ordered::timestamptz[], :updated::timestamptz[],
          :cancelled::timestamptz[])
        on conflict (merchant_id, order_id) do update set
          customer_external_id = excluded.customer_external_id, financial_status = excluded.financial_status,
          total_minor_units = excluded.total_minor_units, currency = excluded.currency,
          updated_at = excluded.updated_at, cancelled_at = coalesce(excluded.cancelled_at, f.cancelled_at)
        where excluded.updated_at > f.updated_at
        returning new.merchant_id, (new.ordered_at at time zone 'UTC')::date as day,
          old.order_id is null and not new.test as counts)
      insert into daily_counters as c (merchant_id, day, orders)
      select merchant_id, day, count(*) from written where counts group by merchant_id, day order by merchant_id, day
      on conflict (merchant_id, day) do update set orders = c.orders + excluded.orders
      """;

  /// Successful refund transactions only ever add up, so the largest amount is the latest.
  private static final String WRITE_REFUNDS =
      """
      insert into refund_facts as f (merchant_id, refund_id, order_id, amount_minor_units, currency, refunded_at)
      select * from unnest(:merchants::text[], :refunds::text[], :orders::text[], :amounts::bigint[],
        :currencies::text[], :refunded::timestamptz[])
      on conflict (merchant_id, refund_id) do update set
        amount_minor_units = excluded.amount_minor_units, currency = excluded.currency
      where excluded.amount_minor_units > f.amount_minor_units
      """;

  private final JdbcClient jdbc;

  ShopFactRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// At most one description of each order.
  void writeOrders(List<OrderFact> orders) {
    if (orders.isEmpty()) {
      return;
    }
    var rows = new Columns<>(orders);
    jdbc.sql(WRITE_ORDERS)
        .param("merchants", rows.texts(OrderFact::merchantId))
        .param("orders", rows.texts(OrderFact::orderId))
        .param("customers", rows.texts(OrderFact::customerExternalId))
        .param("statuses", rows.texts(OrderFact::financialStatus))
        .param("tests", rows.flags(OrderFact::test))
        .param("totals", rows.numbers(order -> order.total().amount()))
        .param("currencies", rows.texts(order -> order.total().currency()))
        .param("ordered", rows.times(OrderFact::orderedAt))
        .param("updated", rows.times(OrderFact::updatedAt))
        .param("cancelled", rows.times(OrderFact::cancelledAt))
        .update();
  }

  /// At most one of each refund.
  void writeRefunds(List<RefundFact> refunds) {
    if (refunds.isEmpty()) {
      return;
    }
    var rows = new Columns<>(refunds);
    jdbc.sql(WRITE_REFUNDS)
        .param("merchants", rows.texts(RefundFact::merchantId))
        .param("refunds", rows.texts(RefundFact::refundId))
        .param("orders", rows.texts(RefundFact::orderId))
        .param("amounts", rows.numbers(refund -> refund.amount().amount()))
        .param("currencies", rows.texts(refund -> refund.amount().currency()))
        .param("refunded", rows.times(RefundFact::refundedAt))
        .update();
  }
}
