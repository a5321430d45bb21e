package com.loyalnest.admin.webhook;

import static java.util.stream.Collectors.toSet;

import com.loyalnest.admin.shop.ObjectKind;
import com.loyalnest.admin.shop.ObjectVersion;
import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The log of what arrived from the shops. One statement per question, whatever the size of the
/// list.
@Repository
class ApiLogs {
  /// The rows come sorted: two calls that bring the same bodies wait for each other in one order. A
  /// row that is known, also one of this very statement, is left out.
  private static final String INSERT =
      """
      insert into api_logs (merchant_id, log_id, endpoint, webhook_id, event_id, shop_domain, api_version, body_digest,
        outcome, reason, payload, personal, correlation_id, triggered_at, object, object_id, object_updated_at, origin,
        created_at)
      select d.merchant_id, d.log_id, d.endpoint, nullif(d.webhook_id, ''), nullif(d.event_id, ''), d.shop_domain,
        nullif(d.api_version, ''), d.body_digest, d.outcome, nullif(d.reason, ''), nullif(d.payload, '')::jsonb, nullif(d.personal, ''::bytea),
        d.correlation_id, nullif(d.triggered_at, '')::timestamptz, nullif(d.object, ''), nullif(d.object_id, ''),
        nullif(d.object_updated_at, '')::timestamptz, d.origin, ?
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[],
        ?::text[], ?::text[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as d(merchant_id, log_id, endpoint, webhook_id, event_id, shop_domain, api_version, body_digest, outcome, reason,
          payload, personal, correlation_id, triggered_at, object, object_id, object_updated_at, origin)
      on conflict do nothing
      returning log_id
      """;

  /// Without a limit for each: it would make the planner hope for an early find and read the table.
  static final String KNOWN =
      """
      select d.log_id, known.log_id
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
        as d(log_id, merchant_id, webhook_id, endpoint, body_digest)
      cross join lateral (
        select l.log_id from api_logs l
        where l.merchant_id = d.merchant_id and l.webhook_id = d.webhook_id
        union all
        select l.log_id from api_logs l
        where l.merchant_id = d.merchant_id and l.endpoint = d.endpoint and l.body_digest = d.body_digest) known
      """;

  private static final String COLUMNS =
      "log_id, endpoint, outcome, coalesce(reason, ''), coalesce(payload::text, ''), created_at";

  private static final String LAST_WEBHOOK =
      "select created_at from api_logs where merchant_id = ? and origin = 'webhook' order by log_id desc limit 1";
  static final String NEWEST =
      """
      select %s from api_logs
      where merchant_id = ? and (? = '' or outcome = ?) and (? = '' or log_id < ?)
      order by log_id desc limit ?
      """
          .formatted(COLUMNS);

  static final String SEALED =
      """
      select l.merchant_id, l.log_id, l.personal
      from unnest(?::text[], ?::text[]) as k(merchant_id, log_id)
      cross join lateral (
        select merchant_id, log_id, personal from api_logs
        where merchant_id = k.merchant_id and log_id = k.log_id and personal is not null and outcome = 'accepted'
        limit 1) l
      """;

  static final String TOLD =
      """
      select k.n
      from unnest(?::int[], ?::text[], ?::text[], ?::timestamptz[]) as k(n, object, object_id, object_updated_at)
      where exists (
        select from api_logs l
        where l.merchant_id = ? and l.object = k.object and l.object_id = k.object_id
          and l.object_updated_at >= k.object_updated_at)
      """;

  static final String ARRIVALS =
      """
      select log_id, endpoint, outcome, coalesce(reason, ''), origin, object_updated_at, created_at from api_logs
      where merchant_id = ? and object = ? and object_id = ? order by log_id desc limit ?
      """;

  static final String COUNT_PARKED =
      "select count(*) from api_logs where merchant_id = ? and outcome = 'parked' and outcome <> 'accepted'";

  static final String PARKED =
      """
      select endpoint, coalesce(webhook_id, ''), coalesce(event_id, ''), shop_domain, coalesce(api_version, ''),
        triggered_at, correlation_id, personal, origin
      from api_logs where merchant_id = ? and log_id = ? and outcome = 'parked' for update
      """;

  private static final String ACCEPT =
      """
      update api_logs set outcome = 'accepted', reason = null, payload = ?::jsonb, personal = nullif(?, ''::bytea),
        object = nullif(?, ''), object_id = nullif(?, ''), object_updated_at = nullif(?, '')::timestamptz
      where merchant_id = ? and log_id = ?
      """;

  private final JdbcTemplate jdbc;
  private final FieldCipher cipher;

  ApiLogs(JdbcTemplate jdbc, FieldCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /// The ids of those that were not known yet and are written now.
  Set<String> insertNew(List<ReadDelivery> deliveries, Instant now) {
    var personal = seal(deliveries);
    var written =
        jdbc.queryForList(
            INSERT,
            String.class,
            OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
            texts(deliveries.stream().map(ReadDelivery::merchantId)),
            texts(deliveries.stream().map(ReadDelivery::logId)),
            texts(deliveries.stream().map(read -> read.delivery().topic())),
            texts(deliveries.stream().map(read -> read.delivery().webhookId())),
            texts(deliveries.stream().map(read -> read.delivery().eventId())),
            texts(deliveries.stream().map(read -> read.delivery().shopDomain())),
            texts(deliveries.stream().map(read -> read.delivery().apiVersion())),
            deliveries.stream().map(ReadDelivery::digest).toArray(byte[][]::new),
            texts(deliveries.stream().map(ReadDelivery::outcome)),
            texts(deliveries.stream().map(ReadDelivery::reason)),
            texts(deliveries.stream().map(ReadDelivery::payload)),
            personal.toArray(byte[][]::new),
            texts(deliveries.stream().map(ReadDelivery::correlationId)),
            texts(
                deliveries.stream()
                    .map(read -> read.delivery().triggeredAt().map(Instant::toString).orElse(""))),
            texts(deliveries.stream().map(ReadDelivery::object)),
            texts(deliveries.stream().map(ReadDelivery::objectId)),
            texts(deliveries.stream().map(ReadDelivery::objectUpdatedAt)),
            texts(deliveries.stream().map(read -> read.delivery().origin().word())));
    return new HashSet<>(written);
  }

  /// For deliveries that are known: the id they were given beside the id of the row that is there.
  Map<String, String> known(List<ReadDelivery> deliveries) {
    var known = new HashMap<String, String>();
    jdbc.query(
        KNOWN,
        row -> {
          known.put(row.getString(1), row.getString(2));
        },
        texts(deliveries.stream().map(ReadDelivery::logId)),
        texts(deliveries.stream().map(ReadDelivery::merchantId)),
        texts(deliveries.stream().map(read -> read.delivery().webhookId())),
        texts(deliveries.stream().map(read -> read.delivery().topic())),
        deliveries.stream().map(ReadDelivery::digest).toArray(byte[][]::new));
    return known;
  }

  /// Newest first, older than the row with the id `before`; empty texts do not narrow it. When the
  /// shop itself last told something.
  Optional<Instant> lastWebhook(String merchantId) {
    return jdbc
        .query(LAST_WEBHOOK, (row, n) -> row.getTimestamp(1).toInstant(), merchantId)
        .stream()
        .findFirst();
  }

  List<ApiLogEntry> newest(String merchantId, String outcome, String before, int limit) {
    return jdbc.query(NEWEST, ApiLogs::entry, merchantId, outcome, outcome, before, before, limit);
  }

  /// What was sealed of these rows, opened.
  Map<LogKey, String> open(List<LogKey> keys) {
    var found = new ArrayList<LogKey>();
    var sealed = new ArrayList<FieldCipher.SealedField>();
    jdbc.query(
        SEALED,
        row -> {
          var key = new LogKey(row.getString(1), row.getString(2));
          found.add(key);
          sealed.add(
              new FieldCipher.SealedField(place(key.merchantId(), key.logId()), row.getBytes(3)));
        },
        texts(keys.stream().map(LogKey::merchantId)),
        texts(keys.stream().map(LogKey::logId)));
    var opened = cipher.open(sealed);
    var texts = new HashMap<LogKey, String>();
    for (var n = 0; n < found.size(); n++) {
      texts.put(found.get(n), opened.get(n));
    }
    return texts;
  }

  /// Those of these versions that were told, or a newer one.
  Set<ObjectVersion> told(String merchantId, List<ObjectVersion> versions) {
    var numbers = IntStream.range(0, versions.size()).boxed().toArray(Integer[]::new);
    var told =
        jdbc.queryForList(
            TOLD,
            Integer.class,
            numbers,
            texts(versions.stream().map(version -> version.kind().word())),
            texts(versions.stream().map(ObjectVersion::id)),
            texts(
                versions.stream()
                    .map(version -> version.updatedAt().orElse(Instant.EPOCH).toString())),
            merchantId);
    return told.stream().map(versions::get).collect(toSet());
  }

  /// Newest first.
  List<Arrival> arrivals(String merchantId, ObjectKind kind, String id, int limit) {
    return jdbc.query(ARRIVALS, (row, n) -> arrival(row), merchantId, kind.word(), id, limit);
  }

  long countParked(String merchantId) {
    var count = jdbc.queryForObject(COUNT_PARKED, Long.class, merchantId);
    return count == null ? 0 : count;
  }

  /// A parked delivery as it came, locked; empty when it is none, or its body was not kept.
  Optional<Delivery> parked(String merchantId, String logId) {
    return jdbc
        .query(PARKED, (row, n) -> parked(merchantId, logId, row), merchantId, logId)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Delivery> parked(String merchantId, String logId, ResultSet row)
      throws SQLException {
    var sealed = row.getBytes(8);
    if (sealed == null) {
      return Optional.empty();
    }
    var triggeredAt = Optional.ofNullable(row.getTimestamp(6)).map(Timestamp::toInstant);
    return Optional.of(
        new Delivery(
            merchantId,
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            triggeredAt,
            row.getString(7),
            Origin.of(row.getString(9)),
            SealedBody.body(cipher.open(place(merchantId, logId), sealed))));
  }

  void accept(ReadDelivery read) {
    var personal = seal(List.of(read)).getFirst();
    jdbc.update(
        ACCEPT,
        read.payload(),
        personal,
        read.object(),
        read.objectId(),
        read.objectUpdatedAt(),
        read.merchantId(),
        read.logId());
  }

  /// Empty where there is nothing to seal.
  private List<byte[]> seal(List<ReadDelivery> deliveries) {
    var toSeal =
        deliveries.stream()
            .filter(read -> !read.sealed().isEmpty())
            .map(read ->
                new FieldCipher.Field(place(read.merchantId(), read.logId()), read.sealed()))
            .toList();
    var sealed = cipher.seal(toSeal).iterator();
    return deliveries.stream()
        .map(read -> read.sealed().isEmpty() ? new byte[0] : sealed.next())
        .toList();
  }

  private static Place place(String merchantId, String logId) {
    return new Place("api_logs", "personal", merchantId, logId);
  }

  private static Arrival arrival(ResultSet row) throws SQLException {
    return new Arrival(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Origin.of(row.getString(5)),
        Optional.ofNullable(row.getTimestamp(6)).map(Timestamp::toInstant),
        Objects.requireNonNull(row.getTimestamp(7)).toInstant());
  }

  private static ApiLogEntry entry(ResultSet row, int n) throws SQLException {
    return new ApiLogEntry(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Objects.requireNonNull(row.getTimestamp(6)).toInstant());
  }

  private static String[] texts(Stream<String> texts) {
    return texts.toArray(String[]::new);
  }
}
