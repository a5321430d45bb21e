package com.loyalnest.platform.crypto;

import com.loyalnest.platform.database.SystemDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// `key_rotations`, and the columns themselves, with the system role.
final class KeyRotations {
  /// A key that comes back after another has its work to do once more.
  private static final String BEGIN =
      """
      insert into key_rotations as mine (key_id, table_name, column_name) values (?, ?, ?)
      on conflict (key_id, table_name, column_name) do update set finished_at = null
        where exists (select from key_rotations other
          where other.table_name = mine.table_name and other.column_name = mine.column_name
            and other.finished_at > mine.finished_at)
      """;

  private static final String FIND =
      """
      select after_merchant, after_row, renewed_in_pass, renewed, finished_at is not null
      from key_rotations
      where key_id = ? and table_name = ? and column_name = ?
      """;
  private static final String SAVE =
      """
      update key_rotations set after_merchant = ?, after_row = ?, renewed_in_pass = ?, renewed = ?, finished_at = ?
      where key_id = ? and table_name = ? and column_name = ?
      """;

  private final SystemDatabase database;

  KeyRotations(SystemDatabase database) {
    this.database = database;
  }

  /// Where the renewal of a column is.
  record Progress(
      String afterMerchant, String afterRow, long renewedInPass, long renewed, boolean finished) {
    /// @param more values that another key made, whether they could be made anew or not
    Progress after(Value last, int more) {
      return new Progress(last.merchant(), last.row(), renewedInPass + more, renewed + more, false);
    }

    /// A pass that made something anew is followed by another: somebody may have written with the
    /// earlier key behind it.
    Progress passed() {
      return new Progress("", "", 0, renewed, renewedInPass == 0);
    }
  }

  /// A value and where it is.
  record Value(String merchant, String row, byte[] bytes) {}

  Progress progress(String keyId, KeyedColumn column) {
    database.jdbc().update(BEGIN, keyId, column.table(), column.column());
    return database
        .jdbc()
        .query(
            FIND,
            (row, n) ->
                new Progress(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getBoolean(5)),
            keyId,
            column.table(),
            column.column())
        .getFirst();
  }

  void save(String keyId, KeyedColumn column, Progress progress, Instant now) {
    database
        .jdbc()
        .update(
            SAVE,
            progress.afterMerchant(),
            progress.afterRow(),
            progress.renewedInPass(),
            progress.renewed(),
            progress.finished() ? OffsetDateTime.ofInstant(now, ZoneOffset.UTC) : null,
            keyId,
            column.table(),
            column.column());
  }

  /// In the order of their rows.
  List<Value> after(KeyedColumn column, Progress progress, int limit) {
    var page =
        "select %1$s, %2$s, %3$s from %4$s where %3$s is not null and (%1$s, %2$s) > (?, ?) order by 1, 2 limit ?"
            .formatted(column.merchant(), column.row(), column.column(), column.table());
    return database
        .jdbc()
        .query(
            page,
            (row, n) -> new Value(row.getString(1), row.getString(2), row.getBytes(3)),
            progress.afterMerchant(),
            progress.afterRow(),
            limit);
  }

  /// Writes each fresh value where still the old one is; what was written meanwhile stays.
  void replace(KeyedColumn column, List<Value> old, List<byte[]> fresh) {
    var update =
        "update %4$s set %3$s = ? where %1$s = ? and %2$s = ? and %3$s = ?"
            .formatted(column.merchant(), column.row(), column.column(), column.table());
    database
        .transactions()
        .executeWithoutResult(transaction -> {
          for (var n = 0; n < old.size(); n++) {
            var value = old.get(n);
            database
                .jdbc()
                .update(update, fresh.get(n), value.merchant(), value.row(), value.bytes());
          }
        });
  }
}
