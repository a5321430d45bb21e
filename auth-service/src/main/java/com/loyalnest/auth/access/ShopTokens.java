package com.loyalnest.auth.access;

import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.FieldCipher.SealedField;
import com.loyalnest.platform.crypto.Place;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// A shop's Admin API tokens in `merchants`, sealed. All of it runs in the merchant's tenancy.
@Repository
@Transactional
public class ShopTokens {
  private static final String KEEP =
      """
      update merchants set api_token = :token, api_token_expires_at = :tokenEnd,
             refresh_token = :refresh, refresh_token_expires_at = :refreshEnd, scopes = :scopes,
             token_version = token_version + 1, refreshing_until = null
      where merchant_id = :merchant
      """;
  private static final String OF_VERSION = " and installed and token_version = :version";

  private static final String READ =
      """
      select shopify_domain, api_token, api_token_expires_at, refresh_token, token_version
      from merchants
      where merchant_id = :merchant and installed and api_token is not null
      """;

  /// A claim ends by itself, for whoever made it may have died.
  private static final String CLAIM =
      """
      update merchants set refreshing_until = now() + interval '10 seconds'
      where merchant_id = :merchant and (refreshing_until is null or refreshing_until < now())
      """
          + OF_VERSION;

  private static final String GIVE_UP =
      "update merchants set refreshing_until = null where merchant_id = :merchant" + OF_VERSION;
  private static final String FORGET =
      """
      update merchants set api_token = null, api_token_expires_at = null, refresh_token = null,
             refresh_token_expires_at = null, refreshing_until = null
      where merchant_id = :merchant
      """
          + OF_VERSION;

  private final JdbcClient jdbc;
  private final FieldCipher cipher;

  ShopTokens(JdbcClient jdbc, FieldCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /// What Shopify granted.
  public record Granted(
      String accessToken,
      Instant expiresAt,
      String refreshToken,
      Instant refreshExpiresAt,
      String scopes) {
    @Override
    public String toString() {
      return "Granted[until " + expiresAt + "]";
    }
  }

  /// What is kept, opened.
  ///
  /// @param expiresAt far away for a token of the kind that never ended
  /// @param refreshToken empty for a token of the kind that never ended
  /// @param version grows whenever the tokens are replaced
  record Kept(
      String shopDomain, String accessToken, Instant expiresAt, String refreshToken, long version) {
    @Override
    public String toString() {
      return "Kept[" + shopDomain + "]";
    }
  }

  private record Row(
      String shopDomain,
      byte[] token,
      @Nullable Timestamp expiresAt,
      byte @Nullable [] refresh,
      long version) {}

  public void keep(String merchantId, Granted granted) {
    replace(KEEP, merchantId, granted).update();
  }

  /// Keeps what came instead of the tokens of this version.
  ///
  /// @return false if they are not the shop's tokens any more
  boolean keepInstead(String merchantId, long version, Granted granted) {
    return replace(KEEP + OF_VERSION, merchantId, granted).param("version", version).update() == 1;
  }

  Optional<Kept> read(String merchantId) {
    return jdbc.sql(READ)
        .param("merchant", merchantId)
        .query((row, n) ->
            new Row(
                row.getString(1),
                row.getBytes(2),
                row.getTimestamp(3),
                row.getBytes(4),
                row.getLong(5)))
        .optional()
        .map(row -> opened(merchantId, row));
  }

  /// Of all who ask at once, in whatever replica, one gets true: it alone may refresh the tokens of
  /// this version for the next ten seconds.
  boolean claimRefresh(String merchantId, long version) {
    return ofVersion(CLAIM, merchantId, version);
  }

  void giveUpRefresh(String merchantId, long version) {
    ofVersion(GIVE_UP, merchantId, version);
  }

  /// The tokens of this version are dead.
  void forget(String merchantId, long version) {
    ofVersion(FORGET, merchantId, version);
  }

  private boolean ofVersion(String change, String merchantId, long version) {
    return jdbc.sql(change).param("merchant", merchantId).param("version", version).update() == 1;
  }

  private JdbcClient.StatementSpec replace(String change, String merchantId, Granted granted) {
    var sealed =
        cipher.seal(
            List.of(
                new FieldCipher.Field(token(merchantId), granted.accessToken()),
                new FieldCipher.Field(refresh(merchantId), granted.refreshToken())));
    return jdbc.sql(change)
        .param("merchant", merchantId)
        .param("token", sealed.get(0))
        .param("tokenEnd", utc(granted.expiresAt()))
        .param("refresh", sealed.get(1))
        .param("refreshEnd", utc(granted.refreshExpiresAt()))
        .param("scopes", granted.scopes());
  }

  private Kept opened(String merchantId, Row row) {
    var fields = new ArrayList<>(List.of(new SealedField(token(merchantId), row.token())));
    if (row.refresh() != null) {
      fields.add(new SealedField(refresh(merchantId), row.refresh()));
    }
    var texts = cipher.open(fields);
    var expiresAt = row.expiresAt();
    return new Kept(
        row.shopDomain(),
        texts.getFirst(),
        expiresAt == null ? Instant.MAX : expiresAt.toInstant(),
        texts.size() > 1 ? texts.get(1) : "",
        row.version());
  }

  private static Place token(String merchantId) {
    return new Place("merchants", "api_token", merchantId, merchantId);
  }

  private static Place refresh(String merchantId) {
    return new Place("merchants", "refresh_token", merchantId, merchantId);
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
