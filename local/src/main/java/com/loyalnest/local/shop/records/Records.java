package com.loyalnest.local.shop.records;

import com.loyalnest.local.shop.clock.ShopClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The shop's objects, each as one document in Shopify's shape.
@Repository
public class Records {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final ShopClock clock;

  Records(JdbcClient jdbc, JsonMapper json, ShopClock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /// The kinds of objects.
  public enum Kind {
    CUSTOMER,
    PRODUCT,
    ORDER
  }

  /// Beyond 2^53, as Shopify's are.
  public long newId() {
    return number("select nextval('object_ids')");
  }

  public int newOrderNumber() {
    return Math.toIntExact(number("select nextval('order_numbers')"));
  }

  private long number(String query) {
    return Objects.requireNonNull(jdbc.sql(query).query(Long.class).single());
  }

  public void save(Kind kind, ObjectNode object) {
    jdbc.sql(
            """
            insert into objects (kind, object_id, body, updated_at) values (?, ?, ?, ?)
            on conflict (kind, object_id) do update set body = excluded.body, updated_at = excluded.updated_at
            """)
        .params(
            kind.name(),
            object.path("id").asLong(),
            json.writeValueAsString(object),
            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  public Optional<ObjectNode> find(Kind kind, long id) {
    return jdbc.sql("select body from objects where kind = ? and object_id = ?")
        .params(kind.name(), id)
        .query((row, n) -> object(row.getString(1)))
        .optional();
  }

  /// The order that has a refund.
  public Optional<ObjectNode> findOrderWithRefund(long refundId) {
    return jdbc.sql("select body from objects where kind = 'ORDER' and body like ? limit 1")
        .param("%\"refunds\":[{\"id\":%" + refundId + "%")
        .query((row, n) -> object(row.getString(1)))
        .optional();
  }

  /// The object, locked until the transaction ends.
  public Optional<ObjectNode> findLocked(Kind kind, long id) {
    return jdbc.sql("select body from objects where kind = ? and object_id = ? for update")
        .params(kind.name(), id)
        .query((row, n) -> object(row.getString(1)))
        .optional();
  }

  /// Newest first.
  public List<ObjectNode> list(Kind kind, int limit) {
    return jdbc.sql("select body from objects where kind = ? order by object_id desc limit ?")
        .params(kind.name(), limit)
        .query((row, n) -> object(row.getString(1)))
        .list();
  }

  /// Those whose own `updated_at` is between two moments, by rising id.
  public List<ObjectNode> listUpdated(
      Kind kind, Instant from, Instant until, long afterId, int limit) {
    return jdbc.sql(
            """
            select body from objects
            where kind = ? and object_id > ? and changed_at between ? and ?
            order by object_id limit ?
            """)
        .params(kind.name(), afterId, utc(from), utc(until), limit)
        .query((row, n) -> object(row.getString(1)))
        .list();
  }

  public long countUpdated(Kind kind, Instant from, Instant until) {
    return Objects.requireNonNull(
        jdbc.sql(
                """
                select count(*) from objects
                where kind = ? and changed_at between ? and ?
                """)
            .params(kind.name(), utc(from), utc(until))
            .query(Long.class)
            .single());
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  public long count(Kind kind) {
    return Objects.requireNonNull(
        jdbc.sql("select count(*) from objects where kind = ?")
            .param(kind.name())
            .query(Long.class)
            .single());
  }

  private ObjectNode object(String body) {
    return (ObjectNode) json.readTree(body);
  }
}
