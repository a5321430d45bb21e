package com.loyalnest.points.earning;

import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.batch.Columns;
import com.loyalnest.points.earning.OrderState.Valuation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// `orders`.
@Repository
class OrderTable {
  private static final String COLUMNS =
      """
      o.merchant_id, o.platform, o.order_id, o.customer_id, o.facts, o.written, o.program_version, o.eligible,
      o.currency, o.earn_transaction_id, o.revision, o.decision_digest, o.circumstances, o.forgiven
      """;
  static final String LOCK =
      """
      select o.*
      from (select * from unnest(?::text[], ?::text[], ?::text[]) as u(merchant_id, platform, order_id)
            order by 1, 2, 3) k
      cross join lateral (select
      """
          + COLUMNS
          + """
          from orders o
          where o.merchant_id = k.merchant_id and o.platform = k.platform and o.order_id = k.order_id
          limit 1 for no key update) o
          """;
  static final String FIND =
      "select "
          + COLUMNS
          + "from orders o where o.merchant_id = ? and o.platform = ? and o.order_id = ?";
  private static final String ROWS =
      """
      unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[], ?::int[], ?::int[], ?::numeric[],
        ?::text[], ?::text[], ?::int[], ?::uuid[], ?::timestamptz[], ?::jsonb[], ?::int[])
        as n(merchant_id, platform, order_id, customer_id, facts, written, points, program_version, eligible,
          currency, earn_transaction_id, revision, decision_digest, first_paid_at, circumstances, forgiven)
      """;
  private static final String INSERT =
      """
      insert into orders as o (merchant_id, platform, order_id, customer_id, facts, written, points, program_version,
        eligible, currency, earn_transaction_id, revision, decision_digest, first_paid_at, circumstances,
        forgiven, updated_at)
      select n.*, t.now from (select ?::timestamptz as now) t,
      """
          + ROWS
          + "order by n.merchant_id, n.platform, n.order_id on conflict ";
  private static final String NEW = INSERT + "do nothing";

  /// The rows are there and locked; this form of an update is always done by the key.
  private static final String KNOWN =
      INSERT
          + """
          (merchant_id, platform, order_id) do update
          set customer_id = excluded.customer_id, facts = excluded.facts, written = excluded.written,
              points = excluded.points, program_version = excluded.program_version, eligible = excluded.eligible,
              currency = excluded.currency, earn_transaction_id = excluded.earn_transaction_id,
              revision = excluded.revision, decision_digest = excluded.decision_digest,
              first_paid_at = excluded.first_paid_at, circumstances = excluded.circumstances,
              forgiven = excluded.forgiven,
              updated_at = excluded.updated_at
          """;

  private static final TypeReference<TreeMap<String, Integer>> POINTS_BY_LINE =
      new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final JsonMapper json;
  private final BusinessClock clock;

  OrderTable(JdbcTemplate jdbc, JsonMapper json, BusinessClock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /// Locks, in their order, those orders that are known.
  Map<OrderKey, OrderState> lock(SortedSet<OrderKey> keys) {
    var columns = Columns.of(keys);
    var known = new HashMap<OrderKey, OrderState>();
    jdbc.query(
            LOCK,
            (row, n) -> state(row),
            columns.text(OrderKey::merchantId),
            columns.text(OrderKey::platform),
            columns.text(OrderKey::orderId))
        .forEach(state -> known.put(state.key(), state));
    return known;
  }

  Optional<OrderState> find(OrderKey key) {
    return jdbc
        .query(FIND, (row, n) -> state(row), key.merchantId(), key.platform(), key.orderId())
        .stream()
        .findFirst();
  }

  /// @throws CannotAcquireLockException when another transaction made one of the new ones
  ///   meanwhile: begin again
  void save(List<OrderState> states) {
    var fresh = states.stream().filter(state -> state.revision() == 1).toList();
    if (!fresh.isEmpty() && write(NEW, fresh) != fresh.size()) {
      throw new CannotAcquireLockException("an order was first seen by two transactions at once");
    }
    var known = states.stream().filter(state -> state.revision() > 1).toList();
    if (!known.isEmpty()) {
      write(KNOWN, known);
    }
  }

  private int write(String statement, List<OrderState> states) {
    var columns = Columns.of(states);
    return jdbc.update(
        statement,
        clock.now().toString(),
        columns.text(state -> state.key().merchantId()),
        columns.text(state -> state.key().platform()),
        columns.text(state -> state.key().orderId()),
        columns.text(OrderState::customerId),
        columns.text(state -> json.writeValueAsString(state.facts())),
        columns.text(state -> json.writeValueAsString(state.written())),
        columns.ints(OrderState::points),
        columns.printed(state -> ofPrice(state, Valuation::programVersion)),
        columns.printed(state -> ofPrice(state, Valuation::eligible)),
        columns.printed(state -> ofPrice(state, Valuation::currency)),
        columns.text(OrderState::earnTransactionId),
        columns.ints(OrderState::revision),
        columns.printed(OrderState::decisionDigest),
        columns.times(state -> state.facts().firstPaidAt()),
        columns.text(state -> printed(state.circumstances())),
        columns.ints(OrderState::forgiven));
  }

  private String printed(Circumstances circumstances) {
    return circumstances.equals(Circumstances.NONE) ? "{}" : json.writeValueAsString(circumstances);
  }

  private Circumstances circumstances(String kept) {
    return kept.equals("{}") ? Circumstances.NONE : json.readValue(kept, Circumstances.class);
  }

  private static @Nullable Object ofPrice(OrderState state, Function<Valuation, Object> part) {
    var priced = state.priced();
    return priced == null ? null : part.apply(priced);
  }

  private OrderState state(ResultSet row) throws SQLException {
    SortedMap<String, Integer> written = json.readValue(row.getString("written"), POINTS_BY_LINE);
    var programVersion = row.getInt("program_version");
    return new OrderState(
        new OrderKey(
            row.getString("merchant_id"), row.getString("platform"), row.getString("order_id")),
        json.readValue(row.getString("facts"), OrderFacts.class),
        row.getString("customer_id"),
        written,
        programVersion == 0
            ? null
            : new Valuation(
                programVersion, row.getBigDecimal("eligible"), row.getString("currency")),
        row.getString("earn_transaction_id"),
        row.getInt("revision"),
        row.getObject("decision_digest", UUID.class),
        circumstances(row.getString("circumstances")),
        row.getInt("forgiven"));
  }
}
