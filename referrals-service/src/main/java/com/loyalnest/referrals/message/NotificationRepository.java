package com.loyalnest.referrals.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The delivery log of the merchants at hand.
@Repository
class NotificationRepository {
  private static final String BEGIN =
      """
      update notifications n set delivery_status = 'sending'
      from unnest(:merchants::text[], :ids::uuid[], :held::timestamptz[]) as c(merchant_id, notification_id, held_until)
      where n.merchant_id = c.merchant_id and n.notification_id = c.notification_id
        and n.due_at = c.held_until and n.delivery_status = 'pending'
      returning n.notification_id
      """;

  private static final String FINISH =
      """
      update notifications n set delivery_status = d.status, reason = d.reason, locale = d.locale, tries = d.tries,
        doubtful = d.doubtful, due_at = d.due_at
      from unnest(:merchants::text[], :ids::uuid[], :held::timestamptz[], :statuses::text[], :reasons::text[],
          :locales::text[], :tries::int[], :doubtful::boolean[], :due::timestamptz[])
        as d(merchant_id, notification_id, held_until, status, reason, locale, tries, doubtful, due_at)
      where n.merchant_id = d.merchant_id and n.notification_id = d.notification_id and n.due_at = d.held_until
        and n.delivery_status in ('pending', 'sending')
      returning n.notification_id
      """;

  private final JdbcClient jdbc;

  NotificationRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
  Set<UUID> begin(Collection<Claim> claims) {
    var list = List.copyOf(claims);
    return new HashSet<>(
        jdbc.sql(BEGIN)
            .param("merchants", texts(list, Claim::merchantId))
            .param("ids", list.stream().map(Claim::notificationId).toArray(UUID[]::new))
            .param("held", timestamps(list, Claim::heldUntil))
            .query(UUID.class)
            .list());
  }

  /// Writes what became of claimed messages; answers with those whose claim still held.
  Set<UUID> finish(List<Delivery> deliveries) {
    return new HashSet<>(
        jdbc.sql(FINISH)
            .param("merchants", texts(deliveries, delivery -> delivery.claim().merchantId()))
            .param(
                "ids",
                deliveries.stream()
                    .map(delivery -> delivery.claim().notificationId())
                    .toArray(UUID[]::new))
            .param("held", timestamps(deliveries, delivery -> delivery.claim().heldUntil()))
            .param("statuses", texts(deliveries, delivery -> delivery.status().word()))
            .param("reasons", texts(deliveries, Delivery::reason))
            .param("locales", texts(deliveries, Delivery::locale))
            .param("tries", deliveries.stream().map(Delivery::tries).toArray(Integer[]::new))
            .param("doubtful", deliveries.stream().map(Delivery::doubtful).toArray(Boolean[]::new))
            .param("due", timestamps(deliveries, Delivery::dueAt))
            .query(UUID.class)
            .list());
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

  private static <T> String[] timestamps(List<T> rows, Function<T, Instant> column) {
    return texts(rows, row -> column.apply(row).toString());
  }

  private static OffsetDateTime timestamp(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
