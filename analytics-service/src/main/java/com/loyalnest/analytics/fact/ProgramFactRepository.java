package com.loyalnest.analytics.fact;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What happened in the program: members and points transactions. Neither ever changes, so the
/// first telling stands and is the one that counts.
@Repository
class ProgramFactRepository {
  private static final String WRITE_MEMBERS =
      """
      with written as (
        insert into member_facts (merchant_id, customer_id, source, enrolled_at)
        select * from unnest(:merchants::text[], :customers::text[], :sources::text[], :enrolled::timestamptz[])
        on conflict (merchant_id, customer_id) do nothing
        returning merchant_id, (enrolled_at at time zone 'UTC')::date as day)
      insert into daily_counters as c (merchant_id, day, members)
      select merchant_id, day, count(*) from written group by merchant_id, day order by merchant_id, day
      on conflict (merchant_id, day) do update set members = c.members + excluded.members
      """;

  private static final String WRITE_POINTS =
      """
      with written as (
        insert into points_facts (merchant_id, transaction_id, customer_id, direction, points, source, order_id,
          occurred_at)
        select * from unnest(:merchants::text[], :transactions::text[], :customers::text[], :directions::smallint[],
          :points::int[], :sources::text[], :orders::text[], :occurred::timestamptz[])
        on conflict (merchant_id, transaction_id) do nothing
        returning merchant_id, (occurred_at at time zone 'UTC')::date as day, direction, points)
      insert into daily_counters as c (merchant_id, day, points_issued, points_reversed)
      select merchant_id, day, coalesce(sum(points) filter (where direction = 1), 0),
        coalesce(sum(points) filter (where direction = -1), 0)
      from written group by merchant_id, day order by merchant_id, day
      on conflict (merchant_id, day) do update set points_issued = c.points_issued + excluded.points_issued,
        points_reversed = c.points_reversed + excluded.points_reversed
      """;

  private final JdbcClient jdbc;

  ProgramFactRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void writeMembers(List<MemberFact> members) {
    if (members.isEmpty()) {
      return;
    }
    var rows = new Columns<>(members);
    jdbc.sql(WRITE_MEMBERS)
        .param("merchants", rows.texts(MemberFact::merchantId))
        .param("customers", rows.texts(MemberFact::customerId))
        .param("sources", rows.texts(MemberFact::source))
        .param("enrolled", rows.times(MemberFact::enrolledAt))
        .update();
  }

  void writePoints(List<PointsFact> points) {
    if (points.isEmpty()) {
      return;
    }
    var rows = new Columns<>(points);
    jdbc.sql(WRITE_POINTS)
        .param("merchants", rows.texts(PointsFact::merchantId))
        .param("transactions", rows.texts(PointsFact::transactionId))
        .param("customers", rows.texts(PointsFact::customerId))
        .param("directions", rows.integers(fact -> fact.direction().sign()))
        .param("points", rows.integers(PointsFact::points))
        .param("sources", rows.texts(PointsFact::source))
        .param("orders", rows.texts(PointsFact::orderId))
        .param("occurred", rows.times(PointsFact::occurredAt))
        .update();
  }
}
