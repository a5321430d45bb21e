package com.loyalnest.auth.shop;

import com.loyalnest.platform.database.SystemDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `merchants`. Looking up by domain goes past the tenancy, for it is how a tenancy is
/// found; writing never does.
@Repository
public class Merchants {
  private static final String BY_DOMAIN =
      """
      select merchant_id, shopify_domain, installed, api_token is not null as connected,
             language ->> 'default' as first,
             array(select jsonb_array_elements_text(language -> 'supported')) as supported
      from merchants where shopify_domain = any(:domains::text[])
      """;

  private static final String ADD =
      """
      insert into merchants (merchant_id, shopify_domain, plan_id, installed, installed_at, created_at)
      values (:merchant, :domain, 'free', true, :at, :at) on conflict do nothing
      """;

  private static final String REINSTALL =
      "update merchants set installed = true, installed_at = :at, uninstalled_at = null where merchant_id = :merchant";

  /// A message that is older than the installation speaks of an earlier one.
  private static final String UNINSTALL =
      """
      update merchants set installed = false, uninstalled_at = :at, api_token = null, api_token_expires_at = null,
             refresh_token = null, refresh_token_expires_at = null, refreshing_until = null
      where merchant_id = :merchant and installed and installed_at <= :at
      """;

  private static final String SCOPES =
      """
      update merchants set scopes = :scopes, scopes_at = :at
      where merchant_id = :merchant and installed and greatest(installed_at, scopes_at) <= :at
      """;

  private final SystemDatabase platformWide;
  private final JdbcClient jdbc;

  Merchants(SystemDatabase platformWide, JdbcClient jdbc) {
    this.platformWide = platformWide;
    this.jdbc = jdbc;
  }

  public List<Merchant> findByDomains(List<String> shopDomains) {
    return platformWide
        .client()
        .sql(BY_DOMAIN)
        .param("domains", shopDomains.toArray(String[]::new))
        .query(Merchants::merchant)
        .list();
  }

  public Optional<Merchant> findByDomain(String shopDomain) {
    return findByDomains(List.of(shopDomain)).stream().findFirst();
  }

  /// False when the shop is there already.
  public boolean add(String merchantId, String shopDomain, Instant at) {
    return jdbc.sql(ADD)
            .param("merchant", merchantId)
            .param("domain", shopDomain)
            .param("at", utc(at))
            .update()
        == 1;
  }

  public void reinstall(String merchantId, Instant at) {
    jdbc.sql(REINSTALL).param("merchant", merchantId).param("at", utc(at)).update();
  }

  /// The app was removed at this time: the shop's tokens are dead.
  public void uninstall(String merchantId, Instant at) {
    jdbc.sql(UNINSTALL).param("merchant", merchantId).param("at", utc(at)).update();
  }

  /// What the shop lets us do from this time on; older news is passed over.
  public void letUs(String merchantId, List<String> scopes, Instant at) {
    jdbc.sql(SCOPES)
        .param("merchant", merchantId)
        .param("scopes", String.join(",", scopes))
        .param("at", utc(at))
        .update();
  }

  private static Merchant merchant(ResultSet row, int n) throws SQLException {
    var languages = new LinkedHashSet<String>();
    languages.add(row.getString("first"));
    languages.addAll(Arrays.asList((String[]) row.getArray("supported").getArray()));
    return new Merchant(
        row.getString("merchant_id"),
        row.getString("shopify_domain"),
        row.getBoolean("installed"),
        row.getBoolean("connected"),
        List.copyOf(languages));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
