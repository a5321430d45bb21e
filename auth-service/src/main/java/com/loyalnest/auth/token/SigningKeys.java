package com.loyalnest.auth.token;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.Place;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.identity.PublicKeys;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The Ed25519 keys of our access tokens. The newest signs and all verify; the first is made when
/// it is first needed. Private keys stand sealed in Postgres, so every replica signs with the same;
/// each looks every minute whether there is a newer one.
@Component
public class SigningKeys implements PublicKeys {
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final String FORGET =
      """
      delete from signing_keys old where exists (
        select from signing_keys next where next.created_at > old.created_at and next.created_at < :before)
      """;

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final Ids ids;
  private final Clock systemClock;
  private volatile @Nullable Signer current;

  SigningKeys(JdbcClient jdbc, FieldCipher cipher, Ids ids, Clock systemClock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.ids = ids;
    this.systemClock = systemClock;
  }

  /// A key that verifies.
  public record PublicKey(String keyId, byte[] bytes) {}

  private record Signer(OctetKeyPair key, Instant lookedUpAt) {}

  private record Row(String keyId, byte[] publicKey, byte[] sealed) {}

  /// Newest first.
  public List<PublicKey> all() {
    return jdbc.sql(
            "select key_id, public_key from signing_keys order by created_at desc, key_id desc")
        .query((row, n) -> new PublicKey(row.getString(1), row.getBytes(2)))
        .list();
  }

  @Override
  public Optional<byte[]> find(String keyId) {
    return all().stream()
        .filter(key -> key.keyId().equals(keyId))
        .map(PublicKey::bytes)
        .findFirst();
  }

  /// Signs from now on with a new key; tokens of the old ones stay valid until they end.
  public synchronized String rotate() {
    var keyId = ids.nextText();
    try {
      var pair = Ed25519Sign.KeyPair.newKeyPair();
      var secret = Base64URL.encode(pair.getPrivateKey()).toString();
      jdbc.sql(
              "insert into signing_keys (key_id, public_key, private_key, created_at) values (?, ?, ?, ?)")
          .params(
              keyId,
              pair.getPublicKey(),
              cipher.seal(place(keyId), secret),
              utc(systemClock.instant()))
          .update();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("no Ed25519", missing);
    }
    current = null;
    return keyId;
  }

  OctetKeyPair current() {
    var known = current;
    var now = systemClock.instant();
    if (known == null || known.lookedUpAt().plus(LOOK_EVERY).isBefore(now)) {
      known = new Signer(newest().or(this::first).orElseThrow(), now);
      current = known;
    }
    return known.key();
  }

  /// Whether the newest key was made before this time, or there is none.
  boolean isNewestFrom(Instant before) {
    return jdbc.sql("select coalesce(max(created_at), '-infinity') < :before from signing_keys")
        .param("before", utc(before))
        .query(Boolean.class)
        .single();
  }

  /// Forgets the keys that were followed by another before this time.
  int forgetFollowed(Instant before) {
    return jdbc.sql(FORGET).param("before", utc(before)).update();
  }

  private Optional<OctetKeyPair> first() {
    rotate();
    return newest();
  }

  private Optional<OctetKeyPair> newest() {
    return jdbc.sql(
            "select key_id, public_key, private_key from signing_keys order by created_at desc, key_id desc limit 1")
        .query((row, n) -> new Row(row.getString(1), row.getBytes(2), row.getBytes(3)))
        .optional()
        .map(row ->
            new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(row.publicKey()))
                .d(new Base64URL(cipher.open(place(row.keyId()), row.sealed())))
                .keyID(row.keyId())
                .build());
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Place place(String keyId) {
    return new Place("signing_keys", "private_key", "platform", keyId);
  }
}
