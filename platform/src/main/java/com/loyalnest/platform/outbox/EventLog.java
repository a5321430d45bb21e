package com.loyalnest.platform.outbox;

import com.loyalnest.platform.database.SystemDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The service's event log in Postgres: gives committed events their gapless position and reads
/// them back. Positions are given under a row lock, one batch at a time, whoever asks.
public final class EventLog {
  /// Steps from merchant to merchant over the index, lane by lane.
  private static final String WAITING_MERCHANTS =
      """
      with recursive waiting as (
        (select lane, merchant_id from outbox where position is null and lane <= ?
          order by lane, merchant_id limit 1)
        union all
        select next.lane, next.merchant_id from waiting w cross join lateral (
          select o.lane, o.merchant_id from outbox o
          where o.position is null and o.lane <= ? and (o.lane, o.merchant_id) > (w.lane, w.merchant_id)
          order by o.lane, o.merchant_id limit 1) next)
      select lane, merchant_id from waiting limit ?
      """;

  /// Whoever gives positions sees all that were given before: what is asked next is a statement of
  /// its own, so it begins after the lock.
  static final String LOCK =
      """
      set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off;
      select last_position from outbox_log for update
      """;

  /// Round-robin over merchants: everyone's oldest first, then everyone's second. Rows are updated
  /// by the place where they were found: statistics that were taken while nothing waited would make
  /// any other way read everything that waits for each of them.
  static final String GIVE_POSITIONS =
      """
      with picked as (
        select o.part, o.place, row_number() over (order by o.turn, o.outbox_id) as n
        from unnest(?::text[]) as w(merchant_id) cross join lateral (
          select tableoid as part, ctid as place, outbox_id, row_number() over (order by outbox_id) as turn from outbox
          where position is null and lane = ? and merchant_id = w.merchant_id order by outbox_id limit ?) o),
      positioned as (
        update outbox o set position = log.last_position + p.n
        from picked p, outbox_log log
        where o.tableoid = p.part and o.ctid = p.place
        returning o.position, o.merchant_id, o.lane, o.event),
      counted as (
        update outbox_log set last_position = (select max(position) from positioned)
        where exists (select from positioned))
      select position, merchant_id, lane, event from positioned order by position
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
  ///
  /// @param last the lane after which nothing is looked for
  List<Entry> positionNext(Lane last, int limit) {
    var waiting = waitingMerchants(last, limit);
    var entries = new ArrayList<Entry>();
    for (var lane : Lane.values()) {
      var merchants = waiting.getOrDefault(lane, List.of());
      if (entries.size() < limit && !merchants.isEmpty()) {
        entries.addAll(positionNext(lane, merchants, limit - entries.size()));
      }
    }
    return entries;
  }

  private Map<Lane, List<String>> waitingMerchants(Lane last, int limit) {
    var waiting = new EnumMap<Lane, List<String>>(Lane.class);
    database
        .jdbc()
        .query(
            WAITING_MERCHANTS,
            row -> {
              waiting
                  .computeIfAbsent(Lane.of(row.getShort(1)), lane -> new ArrayList<>())
                  .add(row.getString(2));
            },
            last.code(),
            last.code(),
            limit);
    return waiting;
  }

  private List<Entry> positionNext(Lane lane, List<String> merchants, int limit) {
    var each = Math.ceilDiv(limit, merchants.size());
    return database
        .transactions()
        .execute(transaction -> {
          database.jdbc().execute(LOCK);
          return database
              .jdbc()
              .query(
                  GIVE_POSITIONS,
                  EventLog::entry,
                  merchants.toArray(String[]::new),
                  lane.code(),
                  each);
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
