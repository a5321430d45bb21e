package com.loyalnest.points.closing;

import com.loyalnest.points.closing.LedgerTransaction.Part;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads a merchant's points transactions as lines, in the one order that they have: by
/// `created_at`, then by their ids. Inside a transaction they are streamed, however many.
public final class TransactionLines {
  private static final int FETCHED_AT_ONCE = 1_000;

  static final String READ =
      """
      select t.*,
        (select string_agg(k.lot_id || ':' || k.points, ',' order by k.lot_id collate "C")
         from points_takings k where k.merchant_id = t.merchant_id and k.customer_id = t.customer_id
           and k.transaction_id = t.transaction_id) as takings,
        (select string_agg(r.lot_id || ':' || r.points, ',' order by r.lot_id collate "C")
         from points_returns r where r.merchant_id = t.merchant_id and r.customer_id = t.customer_id
           and r.transaction_id = t.transaction_id) as returns
      from points_transactions t
      where t.merchant_id = ? and t.created_at >= ? and t.created_at < ?
      order by t.created_at, t.transaction_id collate "C", t.customer_id collate "C"
      """;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<TreeMap<String, Integer>> LINES = new TypeReference<>() {};

  private TransactionLines() {}

  /// Takes lines one by one.
  @FunctionalInterface
  public interface Reader {
    void read(TransactionLine line);
  }

  public static void read(
      Connection connection, String merchantId, Instant from, Instant until, Reader reader)
      throws SQLException {
    try (var statement = connection.prepareStatement(READ)) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      statement.setString(1, merchantId);
      statement.setObject(2, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
      statement.setObject(3, OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(transaction(rows).line());
        }
      }
    }
  }

  private static LedgerTransaction transaction(ResultSet row) throws SQLException {
    return new LedgerTransaction(
        LedgerTransaction.KIND,
        row.getString("transaction_id"),
        row.getString("customer_id"),
        row.getString("type"),
        row.getInt("direction"),
        row.getInt("points"),
        row.getInt("debt_points"),
        row.getString("source"),
        row.getString("platform"),
        row.getString("order_id"),
        lines(row.getString("lines")),
        LedgerTransaction.printed(row.getBigDecimal("eligible")),
        row.getString("currency"),
        row.getObject("rate_numerator", Long.class),
        row.getObject("rate_denominator", Long.class),
        row.getObject("program_version", Integer.class),
        row.getString("campaign_id"),
        row.getString("actor"),
        row.getString("effect_key"),
        row.getTimestamp("created_at").toInstant().toString(),
        parts(row.getString("takings")),
        parts(row.getString("returns")));
  }

  private static @Nullable SortedMap<String, Integer> lines(@Nullable String json) {
    return json == null ? null : JSON.readValue(json, LINES);
  }

  /// `lot:points,lot:points`; no lot has a comma in its id.
  private static @Nullable List<Part> parts(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Stream.of(text.split(",", -1)).map(TransactionLines::part).toList();
  }

  private static Part part(String text) {
    var colon = text.lastIndexOf(':');
    return new Part(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
