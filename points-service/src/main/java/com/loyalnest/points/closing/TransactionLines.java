package com.loyalnest.points.closing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a merchant's points transactions as lines, in the one order that they have: by
/// `created_at`, then by their ids. Inside a transaction they are streamed, however many.
public final class TransactionLines {
  private static final int FETCHED_AT_ONCE = 1_000;

  private static final String READ =
      """
      select t.*,
        (select json_agg(json_build_object('lot_id', k.lot_id, 'points', k.points) order by k.lot_id collate "C")
         from points_takings k where k.merchant_id = t.merchant_id and k.customer_id = t.customer_id
           and k.transaction_id = t.transaction_id) as takings,
        (select json_agg(json_build_object('lot_id', r.lot_id, 'points', r.points) order by r.lot_id collate "C")
         from points_returns r where r.merchant_id = t.merchant_id and r.customer_id = t.customer_id
           and r.transaction_id = t.transaction_id) as returns
      from points_transactions t
      where t.merchant_id = ? and t.created_at >= ? and t.created_at < ?
      order by t.created_at, t.transaction_id collate "C", t.customer_id collate "C"
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

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
          reader.read(line(rows));
        }
      }
    }
  }

  private static TransactionLine line(ResultSet row) throws SQLException {
    var createdAt = row.getTimestamp("created_at").toInstant();
    return new TransactionLine(
        row.getString("transaction_id"),
        createdAt,
        (long) row.getInt("direction") * row.getInt("points"),
        text(row, createdAt));
  }

  private static String text(ResultSet row, Instant createdAt) throws SQLException {
    var line = JSON.createObjectNode().put("kind", "transaction");
    for (var name : new String[] {"transaction_id", "customer_id", "type"}) {
      line.put(name, row.getString(name));
    }
    for (var name : new String[] {"direction", "points", "debt_points"}) {
      line.put(name, row.getInt(name));
    }
    for (var name : new String[] {"source", "platform", "order_id"}) {
      put(line, name, row.getString(name));
    }
    var lines = row.getString("lines");
    if (lines != null) {
      line.set("lines", JSON.valueToTree(JSON.readValue(lines, TreeMap.class)));
    }
    var eligible = row.getBigDecimal("eligible");
    put(line, "eligible", eligible == null ? null : eligible.toPlainString());
    put(line, "currency", row.getString("currency"));
    for (var name : new String[] {"rate_numerator", "rate_denominator", "program_version"}) {
      var number = row.getLong(name);
      if (!row.wasNull()) {
        line.put(name, number);
      }
    }
    for (var name : new String[] {"campaign_id", "actor", "effect_key"}) {
      put(line, name, row.getString(name));
    }
    line.put("created_at", createdAt.toString());
    for (var name : new String[] {"takings", "returns"}) {
      var parts = row.getString(name);
      if (parts != null) {
        line.set(name, JSON.readTree(parts));
      }
    }
    return JSON.writeValueAsString(line);
  }

  private static void put(ObjectNode line, String name, @Nullable String value) {
    if (value != null) {
      line.put(name, value);
    }
  }
}
