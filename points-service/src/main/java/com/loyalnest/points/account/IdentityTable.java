package com.loyalnest.points.account;

import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `customer_identities`, and the empty accounts in `customers`.
@Repository
class IdentityTable {
  static final String FIND =
      """
      select i.*
      from unnest(?::text[], ?::text[], ?::text[]) as k(merchant_id, platform, external_id)
      cross join lateral (
        select merchant_id, platform, external_id, customer_id from customer_identities
        where merchant_id = k.merchant_id and platform = k.platform and external_id = k.external_id
        limit 1) i
      """;
  private static final String INSERT =
      """
      insert into customer_identities (merchant_id, platform, external_id, customer_id, created_at)
      select k.merchant_id, k.platform, k.external_id, k.customer_id, ?::timestamptz
      from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as k(merchant_id, platform, external_id, customer_id)
      order by k.merchant_id, k.platform, k.external_id
      on conflict do nothing
      returning merchant_id, platform, external_id, customer_id
      """;
  private static final String INSERT_ACCOUNTS =
      """
      insert into customers (merchant_id, customer_id, created_at, updated_at)
      select k.merchant_id, k.customer_id, t.now, t.now
      from unnest(?::text[], ?::text[]) as k(merchant_id, customer_id), (select ?::timestamptz as now) t
      """;
  static final String EXTERNAL_ID =
      """
      select external_id from customer_identities
      where merchant_id = ? and customer_id = ? and platform = ? order by created_at, external_id limit 1
      """;

  private final JdbcTemplate jdbc;

  IdentityTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<CustomerIdentity, String> find(Columns<CustomerIdentity> people) {
    return people.isEmpty()
        ? Map.of()
        : byIdentity(
            jdbc.query(
                FIND,
                (row, n) -> Map.entry(identity(row), row.getString("customer_id")),
                people.text(CustomerIdentity::merchantId),
                people.text(CustomerIdentity::platform),
                people.text(CustomerIdentity::externalId)));
  }

  /// Those that were not there yet; another transaction may have been quicker with the rest.
  SortedMap<CustomerIdentity, String> insert(
      SortedMap<CustomerIdentity, String> opened, Instant now) {
    var columns = Columns.of(opened.entrySet());
    var inserted =
        jdbc.query(
            INSERT,
            (row, n) -> Map.entry(identity(row), row.getString("customer_id")),
            now.toString(),
            columns.text(entry -> entry.getKey().merchantId()),
            columns.text(entry -> entry.getKey().platform()),
            columns.text(entry -> entry.getKey().externalId()),
            columns.text(Entry::getValue));
    return new TreeMap<>(byIdentity(inserted));
  }

  void insertAccounts(SortedMap<CustomerIdentity, String> opened, Instant now) {
    if (opened.isEmpty()) {
      return;
    }
    var columns = Columns.of(opened.entrySet());
    jdbc.update(
        INSERT_ACCOUNTS,
        columns.text(entry -> entry.getKey().merchantId()),
        columns.text(Entry::getValue),
        now.toString());
  }

  Optional<String> externalId(AccountKey account, String platform) {
    return jdbc
        .query(
            EXTERNAL_ID,
            (row, n) -> row.getString(1),
            account.merchantId(),
            account.customerId(),
            platform)
        .stream()
        .findFirst();
  }

  private static Map<CustomerIdentity, String> byIdentity(
      List<Entry<CustomerIdentity, String>> rows) {
    var byIdentity = new HashMap<CustomerIdentity, String>();
    rows.forEach(row -> byIdentity.put(row.getKey(), row.getValue()));
    return byIdentity;
  }

  private static CustomerIdentity identity(ResultSet row) throws SQLException {
    return new CustomerIdentity(
        row.getString("merchant_id"), row.getString("platform"), row.getString("external_id"));
  }
}
