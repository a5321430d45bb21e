package com.loyalnest.platform.reader;

import com.google.protobuf.Timestamp;
import com.loyalnest.common.v1.DeadLetter;
import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/// What readers and doors of this service gave up on: to look at, and to try again.
public final class DeadLetters {
  private static final String LIST =
      """
      select dead_letter_id, merchant_id, reader, event_id, fact, tries, error, parked_at from dead_letters
      where (? = '' or reader = ?) order by parked_at desc limit ?
      """;
  private static final String CHOOSE =
      """
      select dead_letter_id, merchant_id, reader, event_id, event from dead_letters
      where (cardinality(?::text[]) = 0 or dead_letter_id = any(?::text[])) and (? = '' or reader = ?)
      """;

  /// A reader's dead letter becomes an event that is due now and has no tries behind it.
  private static final String HAND_BACK =
      """
      with gone as (delete from dead_letters where dead_letter_id = ? returning merchant_id, reader, event_id, event)
      insert into deferred_events (merchant_id, reader, event_id, event, tries, waits, reason, deferred_at, next_try_at)
      select merchant_id, reader, event_id, event, 0, 0, 'replayed', ?, ? from gone
      on conflict (merchant_id, reader, event_id) do update set tries = 0, next_try_at = excluded.next_try_at
      """;

  private static final String REMOVE =
      "delete from dead_letters where merchant_id = ? and dead_letter_id = ?";

  private final SystemDatabase database;
  private final TransactionTemplate transactions;
  private final org.springframework.jdbc.core.JdbcTemplate jdbc;
  private final Map<String, DeadLetterReplay> doors;
  private final InstantSource systemClock;

  DeadLetters(
      SystemDatabase database,
      TransactionTemplate transactions,
      org.springframework.jdbc.core.JdbcTemplate jdbc,
      List<DeadLetterReplay> doors,
      InstantSource systemClock) {
    this.database = database;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.doors =
        doors.stream().collect(Collectors.toMap(DeadLetterReplay::reader, Function.identity()));
    this.systemClock = systemClock;
  }

  private record Parked(
      String id, String merchantId, String reader, String eventId, byte[] content) {}

  /// Newest first.
  public List<DeadLetter> list(String reader, int limit) {
    return database.jdbc().query(LIST, DeadLetters::deadLetter, reader, reader, limit);
  }

  /// Tries again those with the ids (all when empty) of the reader (any when empty); says how many
  /// were handed on.
  public int replay(List<String> ids, String reader) {
    var chosen = ids.toArray(String[]::new);
    var parked =
        database
            .jdbc()
            .query(
                CHOOSE,
                (row, n) ->
                    new Parked(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBytes(5)),
                chosen,
                chosen,
                reader,
                reader);
    return (int) parked.stream().filter(this::handedOn).count();
  }

  private boolean handedOn(Parked parked) {
    var door = doors.get(parked.reader());
    if (door == null) {
      var now = OffsetDateTime.ofInstant(systemClock.instant(), ZoneOffset.UTC);
      return database.jdbc().update(HAND_BACK, parked.id(), now, now) == 1;
    }
    return TenantContext.callAs(Tenancy.of(parked.merchantId()), () -> throughDoor(door, parked));
  }

  private boolean throughDoor(DeadLetterReplay door, Parked parked) {
    try {
      transactions.executeWithoutResult(transaction -> {
        jdbc.update(REMOVE, parked.merchantId(), parked.id());
        door.replay(parked.merchantId(), parked.eventId(), parked.content());
      });
      return true;
    } catch (RuntimeException still) {
      return false;
    }
  }

  private static DeadLetter deadLetter(ResultSet row, int n) throws SQLException {
    var parkedAt = row.getTimestamp(8).toInstant();
    return DeadLetter.newBuilder()
        .setDeadLetterId(row.getString(1))
        .setMerchantId(row.getString(2))
        .setReader(row.getString(3))
        .setEventId(row.getString(4))
        .setFact(row.getString(5))
        .setTries(row.getInt(6))
        .setError(row.getString(7))
        .setParkedAt(
            Timestamp.newBuilder()
                .setSeconds(parkedAt.getEpochSecond())
                .setNanos(parkedAt.getNano()))
        .build();
  }
}
