package com.loyalnest.referrals.message;

import com.loyalnest.platform.database.SystemDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/// Takes due messages for one sender, of all merchants in turn: everyone's first, then everyone's
/// second, so that no merchant's backlog stands before another's single message. Any number of
/// senders may claim at once.
@Repository
class ClaimMessages {
  /// A message found in `sending` has lost its sender: the claim makes it doubtful. The limits
  /// inside `lateral` keep every step on the index, however many messages wait; the second look at
  /// a row, under its lock, says what is open in words that only the key's index fits.
  static final String CLAIM =
      """
      with recursive waiting as (
        (select merchant_id from notifications where delivery_status in ('pending', 'sending')
         order by merchant_id limit 1)
        union all
        select (select n.merchant_id from notifications n
                where n.delivery_status in ('pending', 'sending') and n.merchant_id > w.merchant_id
                order by n.merchant_id limit 1)
        from waiting w where w.merchant_id is not null),
      due as (
        select first.merchant_id, first.notification_id from waiting w cross join lateral (
          select n.merchant_id, n.notification_id, n.due_at, row_number() over (order by n.due_at) as turn
          from notifications n
          where n.merchant_id = w.merchant_id and n.delivery_status in ('pending', 'sending') and n.due_at <= :now
          order by n.due_at limit :limit) first
        where w.merchant_id is not null
        order by first.turn, first.due_at limit :limit),
      taken as (
        select held.merchant_id, held.notification_id from due d cross join lateral (
          select n.merchant_id, n.notification_id from notifications n
          where n.merchant_id = d.merchant_id and n.notification_id = d.notification_id
            and n.delivery_status not in ('sent', 'failed', 'skipped') and n.due_at <= :now
          limit 1 for update skip locked) held)
      update notifications n set delivery_status = 'pending', due_at = :held,
        doubtful = n.doubtful or n.delivery_status = 'sending'
      from taken t
      where n.merchant_id = t.merchant_id and n.notification_id = t.notification_id
      returning n.merchant_id, n.notification_id, n.customer_id, n.template_type, n.parameters, n.tries, n.doubtful,
        old.doubtful and old.delivery_status = 'sending' as exhausted, n.correlation_id, n.due_at
      """;

  /// For one transaction: rows are looked up one by one, whatever the planner's old numbers say.
  static final String BY_KEY =
      "set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_material = off";

  private final SystemDatabase database;
  private final MessageSettings settings;
  private final Clock systemClock;

  ClaimMessages(SystemDatabase database, MessageSettings settings, Clock systemClock) {
    this.database = database;
    this.settings = settings;
    this.systemClock = systemClock;
  }

  List<Claim> claim(int limit) {
    var now = systemClock.instant().truncatedTo(ChronoUnit.MICROS);
    var claims =
        database
            .transactions()
            .execute(transaction -> {
              database.jdbc().execute(BY_KEY);
              return database
                  .client()
                  .sql(CLAIM)
                  .param("now", timestamp(now))
                  .param("held", timestamp(now.plus(settings.hold())))
                  .param("limit", limit)
                  .query((row, n) -> claim(row))
                  .list();
            });
    return Objects.requireNonNull(claims);
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        row.getString("merchant_id"),
        row.getObject("notification_id", UUID.class),
        row.getString("customer_id"),
        MessageType.of(row.getString("template_type")),
        Numbers.of(row.getString("parameters")),
        row.getInt("tries"),
        row.getBoolean("doubtful"),
        row.getBoolean("exhausted"),
        row.getString("correlation_id"),
        row.getObject("due_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime timestamp(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
