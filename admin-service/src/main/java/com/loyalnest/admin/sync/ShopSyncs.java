package com.loyalnest.admin.sync;

import com.loyalnest.admin.shop.ObjectKind;
import com.loyalnest.platform.database.SystemDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `shop_syncs`. The job reads and writes it across merchants, with the system role.
@Repository
class ShopSyncs {
  private static final String COLUMNS =
      """
      merchant_id, object, history_from, connected_at, covered_until, round_until, round_size, round_compared,
      bulk_operation_id, found, back_filled, last_found_at, compared_at, failures, problem
      """;
  private static final String CONNECT =
      """
      insert into shop_syncs (merchant_id, object, history_from, connected_at, covered_until, next_look_at)
      values (?, ?, ?, ?, ?, ?)
      on conflict (merchant_id, object) do update set next_look_at = excluded.next_look_at
      """;
  private static final String CLAIM =
      """
      update shop_syncs set next_look_at = ? where (merchant_id, object) in (
        select merchant_id, object from shop_syncs where next_look_at <= ? order by next_look_at limit 1
        for update skip locked)
      returning %s
      """
          .formatted(COLUMNS);
  private static final String OF_MERCHANT =
      "select %s from shop_syncs where merchant_id = ? order by object desc".formatted(COLUMNS);
  private static final String SAVE =
      """
      update shop_syncs set history_from = ?, covered_until = ?, round_until = ?, round_size = ?, round_compared = ?,
        bulk_operation_id = ?, found = ?, back_filled = ?, last_found_at = ?, compared_at = ?, failures = ?,
        problem = nullif(?, ''), next_look_at = ?
      where merchant_id = ? and object = ?
      """;

  private final JdbcTemplate jdbc;
  private final SystemDatabase database;

  ShopSyncs(JdbcTemplate jdbc, SystemDatabase database) {
    this.jdbc = jdbc;
    this.database = database;
  }

  /// Begins to compare, or looks at once when that was begun before.
  void connect(String merchantId, ObjectKind kind, Instant connectedAt, Instant nextLookAt) {
    var at = utc(connectedAt);
    jdbc.update(CONNECT, merchantId, kind.word(), at, at, at, utc(nextLookAt));
  }

  List<ShopSync> ofMerchant(String merchantId) {
    return jdbc.query(OF_MERCHANT, (row, n) -> sync(row), merchantId);
  }

  /// The one that is due the longest; nobody else is given it before `until`, unless it is saved
  /// with an earlier look.
  List<ShopSync> claim(Instant systemNow, Instant until) {
    return database.jdbc().query(CLAIM, (row, n) -> sync(row), utc(until), utc(systemNow));
  }

  /// @param nextLookAt system time
  void save(ShopSync sync, Instant nextLookAt) {
    var round = sync.round();
    database
        .jdbc()
        .update(
            SAVE,
            utc(sync.historyFrom()),
            utc(sync.coveredUntil()),
            utc(round.map(Round::until)),
            round.map(Round::size).orElse(0),
            round.map(Round::compared).orElse(0),
            round.flatMap(Round::bulkOperationId).orElse(null),
            sync.tally().found(),
            sync.tally().backFilled(),
            utc(sync.tally().lastFoundAt()),
            utc(sync.comparedAt()),
            sync.trouble().failures(),
            sync.trouble().problem(),
            utc(nextLookAt),
            sync.merchantId(),
            sync.kind().word());
  }

  private static ShopSync sync(ResultSet row) throws SQLException {
    return new ShopSync(
        row.getString("merchant_id"),
        ObjectKind.of(row.getString("object")),
        row.getTimestamp("history_from").toInstant(),
        row.getTimestamp("connected_at").toInstant(),
        row.getTimestamp("covered_until").toInstant(),
        round(row),
        new ShopSync.Tally(
            row.getLong("found"), row.getLong("back_filled"), time(row, "last_found_at")),
        time(row, "compared_at"),
        new ShopSync.Trouble(row.getInt("failures"), text(row, "problem").orElse("")));
  }

  private static Optional<Round> round(ResultSet row) throws SQLException {
    var until = time(row, "round_until");
    if (until.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Round(
            until.get(),
            row.getInt("round_size"),
            row.getInt("round_compared"),
            text(row, "bulk_operation_id")));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
    return time.map(ShopSyncs::utc).orElse(null);
  }
}
