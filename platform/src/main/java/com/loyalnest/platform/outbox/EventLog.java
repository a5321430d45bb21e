package com.loyalnest.platform.outbox;

import com.loyalnest.platform.database.SystemDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The service's event log in Postgres: gives committed events their gapless position and reads
/// them back. Positions are given under a row lock, one batch at a time, whoever asks.
public final class EventLog {
  private static final String WAITING_MERCHANTS =
      """
      with recursive waiting as (
        (select merchant_id from outbox where position is null and lane = ? order by merchant_id limit 1)
        union all
        select (select o.merchant_id from outbox o where o.position is null and o.lane = ? and o.merchant_id > w.merchant_id
                order by o.merchant_id limit 1)
        from waiting w where w.merchant_id is not null)
      select merchant_id from waiting where merchant_id is not null limit ?
      """;

  /// Round-robin over merchants: everyone's oldest first, then everyone's second.
  private static final String GIVE_POSITIONS =
      """
      with log as (select last_position from outbox_log for update),
      picked as (
        select w.merchant_id, o.outbox_id, row_number() over (order by o.turn, o.outbox_id) as n
        from unnest(?::text[]) as w(merchant_id) cross join lateral (
          select outbox_id, row_number() over (order by outbox_id) as turn from outbox
          where position is null and lane = ? and merchant_id = w.merchant_id order by outbox_id limit ?) o)
      update outbox o set position = log.last_position + p.n
      from picked p, log
      where o.position is null and o.lane = ? and o.merchant_id = p.merchant_id and o.outbox_id = p.outbox_id
      returning o.position, o.merchant_id, o.lane, o.event
      """;

  private static final String READ =
      "select position, merchant_id, lane, event from outbox where position > ? order by position limit ?";

  private final SystemDatabase database;
  private final InstantSource systemClock;

  EventLog(SystemDatabase database, InstantSource systemClock) {
    this.database = database;
    this.systemClock = systemClock;
  }

  /// One event of the log.
  public record Entry(long position, String merchantId, Lane lane, byte[] event) {}

  /// Positions and returns up to `limit` events that had none, in order; live ones first.
  List<Entry> positionNext(int limit) {
    var entries = new ArrayList<Entry>();
    for (var lane : Lane.values()) {
      if (entries.size() < limit) {
        entries.addAll(positionNext(lane, limit - entries.size()));
      }
    }
    return entries;
  }

  private List<Entry> positionNext(Lane lane, int limit) {
    var code = lane.code();
    var merchants =
        database.jdbc().queryForList(WAITING_MERCHANTS, String.class, code, code, limit);
    if (merchants.isEmpty()) {
      return List.of();
    }
    var each = Math.ceilDiv(limit, merchants.size());
    return database
        .transactions()
        .execute(transaction -> {
          database
              .jdbc()
              .execute(
                  "set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off");
          var entries =
              new ArrayList<>(
                  database
                      .jdbc()
                      .query(
                          GIVE_POSITIONS,
                          EventLog::entry,
                          merchants.toArray(String[]::new),
                          code,
                          each,
                          code));
          entries.sort(Comparator.comparingLong(Entry::position));
          if (!entries.isEmpty()) {
            database
                .jdbc()
                .update("update outbox_log set last_position = ?", entries.getLast().position());
          }
          return entries;
        });
  }

  /// Events after a position, in order.
  public List<Entry> read(long after, int limit) {
    return database.jdbc().query(READ, EventLog::entry, after, limit);
  }

  long lastPosition() {
    return database.client().sql("select last_position from outbox_log").query(Long.class).single();
  }

  /// How far each declared reader has got. A reader seen for the first time starts at the end of
  /// the log.
  Map<String, Long> readers(List<String> declared) {
    database
        .client()
        .sql(
            """
            insert into outbox_readers (reader, position, updated_at)
            select r, (select last_position from outbox_log), :now from unnest(:readers::text[]) as r
            on conflict do nothing
            """)
        .param("now", OffsetDateTime.ofInstant(systemClock.instant(), ZoneOffset.UTC))
        .param("readers", declared.toArray(String[]::new))
        .update();
    var positions = new java.util.HashMap<String, Long>();
    database
        .client()
        .sql("select reader, position from outbox_readers where reader = any(:readers::text[])")
        .param("readers", declared.toArray(String[]::new))
        .query(row -> {
          positions.put(row.getString(1), row.getLong(2));
        });
    return positions;
  }

  /// Remembers that everything up to these positions is finished; never backwards.
  void finished(Map<String, Long> positions) {
    database
        .client()
        .sql(
            """
            update outbox_readers r set position = p.position, updated_at = :now
            from unnest(:readers::text[], :positions::bigint[]) as p(reader, position)
            where r.reader = p.reader and r.position < p.position
            """)
        .param("now", OffsetDateTime.ofInstant(systemClock.instant(), ZoneOffset.UTC))
        .param("readers", positions.keySet().toArray(String[]::new))
        .param("positions", positions.values().toArray(Long[]::new))
        .update();
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    return new Entry(row.getLong(1), row.getString(2), Lane.of(row.getShort(3)), row.getBytes(4));
  }
}
