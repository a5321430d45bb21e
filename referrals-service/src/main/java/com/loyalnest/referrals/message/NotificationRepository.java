package com.loyalnest.referrals.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The delivery log of the merchants at hand.
@Repository
class NotificationRepository {
  /// One row by its key. A join with the batch would let the planner read all that waits, because
  /// under a row policy and a growing backlog its numbers are always old; single updates in one
  /// round trip cannot go astray.
  private static final String BEGIN =
      """
      update notifications set delivery_status = 'sending'
      where merchant_id = :merchant and notification_id = :id and due_at = :held and delivery_status = 'pending'
      """;

  private static final String FINISH =
      """
      update notifications set delivery_status = :status, reason = :reason, locale = :locale, tries = :tries,
        doubtful = :doubtful, due_at = :due
      where merchant_id = :merchant and notification_id = :id and due_at = :held
        and delivery_status in ('pending', 'sending')
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  NotificationRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void insertPending(List<QueuedMessage> messages, Instant dueAt, Instant createdAt) {
    jdbc.sql(
            """
            insert into notifications (merchant_id, notification_id, customer_id, channel, template_type, parameters,
              delivery_status, due_at, correlation_id, created_at)
            select q.merchant_id, q.event_id, q.customer_id, 'email', q.type, q.numbers::jsonb, 'pending', :due,
              q.correlation_id, :created
            from unnest(:merchants::text[], :ids::uuid[], :customers::text[], :types::text[], :numbers::text[],
              :correlations::text[]) as q(merchant_id, event_id, customer_id, type, numbers, correlation_id)
            on conflict (merchant_id, notification_id) do nothing
            """)
        .param("due", timestamp(dueAt))
        .param("created", timestamp(createdAt))
        .param("merchants", texts(messages, QueuedMessage::merchantId))
        .param("ids", messages.stream().map(QueuedMessage::eventId).toArray(UUID[]::new))
        .param("customers", texts(messages, QueuedMessage::customerId))
        .param("types", texts(messages, message -> message.type().word()))
        .param("numbers", texts(messages, message -> Numbers.json(message.numbers())))
        .param("correlations", texts(messages, QueuedMessage::correlationId))
        .update();
  }

  /// Marks claimed messages as under way; those whose claim has passed to another sender are left
  /// out of the answer.
  Set<UUID> begin(List<Claim> claims) {
    return updated(BEGIN, claims, claim -> claim, NotificationRepository::key);
  }

  /// Writes what became of claimed messages; answers with those whose claim still held.
  Set<UUID> finish(List<Delivery> deliveries) {
    return updated(
        FINISH,
        deliveries,
        Delivery::claim,
        delivery ->
            key(delivery.claim())
                .addValue("status", delivery.status().word())
                .addValue("reason", delivery.reason())
                .addValue("locale", delivery.locale())
                .addValue("tries", delivery.tries())
                .addValue("doubtful", delivery.doubtful())
                .addValue("due", timestamp(delivery.dueAt())));
  }

  private <T> Set<UUID> updated(
      String statement,
      List<T> rows,
      Function<T, Claim> claim,
      Function<T, MapSqlParameterSource> parameters) {
    var counts =
        batches.batchUpdate(
            statement, rows.stream().map(parameters).toArray(SqlParameterSource[]::new));
    return IntStream.range(0, counts.length)
        .filter(n -> counts[n] == 1)
        .mapToObj(n -> claim.apply(rows.get(n)).notificationId())
        .collect(Collectors.toSet());
  }

  private static MapSqlParameterSource key(Claim claim) {
    return new MapSqlParameterSource()
        .addValue("merchant", claim.merchantId())
        .addValue("id", claim.notificationId())
        .addValue("held", timestamp(claim.heldUntil()));
  }

  /// Newest first, older than `before` where given.
  List<Notification> page(
      String merchantId, @Nullable String customerId, @Nullable UUID before, int limit) {
    return jdbc.sql(
            """
            select notification_id, customer_id, channel, template_type, delivery_status, reason, locale, created_at
            from notifications
            where merchant_id = :merchant %s %s
            order by notification_id desc limit :limit
            """
                .formatted(
                    customerId == null ? "" : "and customer_id = :customer",
                    before == null ? "" : "and notification_id < :before"))
        .param("merchant", merchantId)
        .param("customer", customerId)
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> notification(row))
        .list();
  }

  private static Notification notification(ResultSet row) throws SQLException {
    return new Notification(
        row.getObject("notification_id", UUID.class),
        row.getString("customer_id"),
        row.getString("channel"),
        MessageType.of(row.getString("template_type")),
        DeliveryStatus.of(row.getString("delivery_status")),
        row.getString("reason"),
        row.getString("locale"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static <T> String[] texts(List<T> rows, Function<T, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  private static OffsetDateTime timestamp(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
