package com.loyalnest.auth.apikey;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.identity.Area;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `api_keys`. Looking up by id goes past the tenancy, for it is how a tenancy is found.
@Repository
class ApiKeys {
  private static final String ADD =
      """
      insert into api_keys (merchant_id, key_id, name, secret_digest, areas, read_only, created_by, created_at)
      values (:merchant, :key, :name, :digest, :areas, :readOnly, :by, :at)
      """;
  private static final String ALL =
      """
      select key_id, name, areas, read_only, created_by, created_at, last_used_at, revoked_at
      from api_keys where merchant_id = :merchant order by created_at desc, key_id desc
      """;
  private static final String LIVE =
      """
      select merchant_id, secret_digest, areas, read_only from api_keys
      where key_id = :key and revoked_at is null
      """;
  private static final String REVOKE =
      """
      update api_keys set revoked_at = :at
      where merchant_id = :merchant and key_id = :key and revoked_at is null returning name
      """;
  private static final String USED =
      """
      update api_keys set last_used_at = :at
      where merchant_id = :merchant and key_id = :key
        and (last_used_at is null or last_used_at < :at - interval '1 minute')
      """;

  private final SystemDatabase platformWide;
  private final JdbcClient jdbc;

  ApiKeys(SystemDatabase platformWide, JdbcClient jdbc) {
    this.platformWide = platformWide;
    this.jdbc = jdbc;
  }

  /// A key that was not revoked.
  record Live(String merchantId, byte[] secretDigest, Set<Area> areas, boolean readOnly) {}

  void add(String merchantId, ApiKey key, byte[] secretDigest) {
    jdbc.sql(ADD)
        .param("merchant", merchantId)
        .param("key", key.keyId())
        .param("name", key.name())
        .param("digest", secretDigest)
        .param("areas", key.areas().stream().map(Area::word).toArray(String[]::new))
        .param("readOnly", key.readOnly())
        .param("by", key.createdBy())
        .param("at", utc(key.createdAt()))
        .update();
  }

  /// Newest first.
  List<ApiKey> all(String merchantId) {
    return jdbc.sql(ALL).param("merchant", merchantId).query(ApiKeys::key).list();
  }

  Optional<Live> findLive(String keyId) {
    return platformWide
        .client()
        .sql(LIVE)
        .param("key", keyId)
        .query(
            (row, n) -> new Live(row.getString(1), row.getBytes(2), areas(row), row.getBoolean(4)))
        .optional();
  }

  /// The key's name; empty if there is no such key that lives.
  Optional<String> revoke(String merchantId, String keyId, Instant at) {
    return jdbc.sql(REVOKE)
        .param("merchant", merchantId)
        .param("key", keyId)
        .param("at", utc(at))
        .query(String.class)
        .optional();
  }

  void noteUse(String merchantId, String keyId, Instant at) {
    jdbc.sql(USED).param("merchant", merchantId).param("key", keyId).param("at", utc(at)).update();
  }

  private static ApiKey key(ResultSet row, int n) throws SQLException {
    return new ApiKey(
        row.getString("key_id"),
        row.getString("name"),
        areas(row),
        row.getBoolean("read_only"),
        row.getString("created_by"),
        row.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
  }

  private static Set<Area> areas(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("areas").getArray())
        .flatMap(word -> Area.of(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
