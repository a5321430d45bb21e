package com.loyalnest.points.ledger;

import com.loyalnest.points.batch.Columns;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// `points_transactions` and `points_takings`: insert only.
@Repository
class TransactionTable {
  static final String INSERT =
      """
      insert into points_transactions (merchant_id, transaction_id, customer_id, type, direction, points, debt_points,
        source, platform, order_id, lines, eligible, currency, rate_numerator, rate_denominator, program_version,
        actor, effect_key, created_at)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::int[], ?::text[],
        ?::text[], ?::text[], ?::jsonb[], ?::numeric[], ?::text[], ?::bigint[], ?::bigint[], ?::int[], ?::text[],
        ?::text[], ?::timestamptz[])
      """;
  static final String INSERT_TAKINGS =
      """
      insert into points_takings (merchant_id, customer_id, transaction_id, lot_id, points)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
      """;

  private static final String INSERT_RETURNS =
      """
      insert into points_returns (merchant_id, customer_id, transaction_id, lot_id, points)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
      """;

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  TransactionTable(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(List<PostedTransaction> posted) {
    if (posted.isEmpty()) {
      return;
    }
    var columns = Columns.of(posted);
    jdbc.update(
        INSERT,
        columns.text(row -> row.account().merchantId()),
        columns.text(PostedTransaction::transactionId),
        columns.text(row -> row.account().customerId()),
        columns.text(row -> row.entry().type().word()),
        columns.ints(row -> row.direction().sign()),
        columns.ints(row -> row.entry().points()),
        columns.ints(PostedTransaction::debtPoints),
        columns.text(row -> row.entry().source()),
        columns.text(row -> platform(row.entry().order())),
        columns.text(row -> orderId(row.entry().order())),
        columns.text(row -> lines(row.entry().lines())),
        columns.printed(row -> ofPrice(row, Price::eligible)),
        columns.printed(row -> ofPrice(row, Price::currency)),
        columns.printed(row -> ofPrice(row, Price::rateNumerator)),
        columns.printed(row -> ofPrice(row, Price::rateDenominator)),
        columns.printed(row -> ofPrice(row, Price::programVersion)),
        columns.text(row -> row.entry().actor()),
        columns.text(row -> row.entry().effectKey()),
        columns.times(row -> row.entry().createdAt()));
    insertParts(
        posted.stream()
            .flatMap(row -> row.takings().stream().map(taking -> Part.of(row, taking)))
            .toList(),
        INSERT_TAKINGS);
    insertParts(
        posted.stream()
            .flatMap(row -> row.returns().stream().map(part -> Part.of(row, part)))
            .toList(),
        INSERT_RETURNS);
  }

  /// What a transaction did to one lot.
  private record Part(PostedTransaction transaction, String lotId, int points) {
    static Part of(PostedTransaction transaction, LotTaking taking) {
      return new Part(transaction, taking.lot().lotId(), taking.points());
    }

    static Part of(PostedTransaction transaction, LotReturn part) {
      return new Part(transaction, part.lot().lotId(), part.points());
    }
  }

  private void insertParts(List<Part> parts, String statement) {
    if (parts.isEmpty()) {
      return;
    }
    var columns = Columns.of(parts);
    jdbc.update(
        statement,
        columns.text(row -> row.transaction().account().merchantId()),
        columns.text(row -> row.transaction().account().customerId()),
        columns.text(row -> row.transaction().transactionId()),
        columns.text(Part::lotId),
        columns.ints(Part::points));
  }

  private static @Nullable String platform(@Nullable OrderReference order) {
    return order == null ? null : order.platform();
  }

  private static @Nullable String orderId(@Nullable OrderReference order) {
    return order == null ? null : order.orderId();
  }

  private static @Nullable Object ofPrice(
      PostedTransaction row, java.util.function.Function<Price, Object> part) {
    var price = row.entry().price();
    return price == null ? null : part.apply(price);
  }

  private @Nullable String lines(Map<String, Integer> lines) {
    return lines.isEmpty() ? null : json.writeValueAsString(new TreeMap<>(lines));
  }
}
