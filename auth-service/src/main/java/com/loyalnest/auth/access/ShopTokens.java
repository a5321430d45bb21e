package com.loyalnest.auth.access;

import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.FieldCipher.SealedField;
import com.loyalnest.platform.crypto.Place;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// A shop's Admin API tokens in `merchants`, sealed. All of it runs in the merchant's tenancy and
/// transaction.
@Repository
public class ShopTokens {
  private static final String KEEP =
      """
      update merchants set api_token = :token, api_token_expires_at = :tokenEnd,
             refresh_token = :refresh, refresh_token_expires_at = :refreshEnd, scopes = :scopes
      where merchant_id = :merchant
      """;
  private static final String READ =
      """
      select shopify_domain, api_token, api_token_expires_at, refresh_token from merchants
      where merchant_id = :merchant and installed and api_token is not null
      """;

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
  public record Kept(
      String shopDomain, String accessToken, Instant expiresAt, String refreshToken) {
    @Override
    public String toString() {
      return "Kept[" + shopDomain + "]";
    }
  }

  private record Row(
      String shopDomain, byte[] token, Instant expiresAt, byte @Nullable [] refresh) {}

  public void keep(String merchantId, Granted granted) {
    var sealed =
        cipher.seal(
            List.of(
                new FieldCipher.Field(token(merchantId), granted.accessToken()),
                new FieldCipher.Field(refresh(merchantId), granted.refreshToken())));
    jdbc.sql(KEEP)
        .param("merchant", merchantId)
        .param("token", sealed.get(0))
        .param("tokenEnd", utc(granted.expiresAt()))
        .param("refresh", sealed.get(1))
        .param("refreshEnd", utc(granted.refreshExpiresAt()))
        .param("scopes", granted.scopes())
        .update();
  }

  Optional<Kept> read(String merchantId) {
    return open(merchantId, READ);
  }

  /// Whoever else wants to refresh waits until this transaction ends.
  Optional<Kept> readLocked(String merchantId) {
    return open(merchantId, READ + " for update");
  }

  private Optional<Kept> open(String merchantId, String query) {
    return jdbc.sql(query)
        .param("merchant", merchantId)
        .query((row, n) ->
            new Row(
                row.getString(1),
                row.getBytes(2),
                row.getTimestamp(3).toInstant(),
                row.getBytes(4)))
        .optional()
        .map(row -> opened(merchantId, row));
  }

  private Kept opened(String merchantId, Row row) {
    var fields =
        new java.util.ArrayList<>(List.of(new SealedField(token(merchantId), row.token())));
    if (row.refresh() != null) {
      fields.add(new SealedField(refresh(merchantId), row.refresh()));
    }
    var texts = cipher.open(fields);
    return new Kept(
        row.shopDomain(), texts.get(0), row.expiresAt(), texts.size() > 1 ? texts.get(1) : "");
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
