package com.loyalnest.points.claim;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.ContactIndex;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.batch.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `verified_emails`.
@Repository
class VerifiedEmailTable {
  static final String HELD =
      """
      select k.merchant_id, k.platform, k.external_id, v.email_id is not null as verified, v.digest_index, v.updated_at
      from unnest(?::text[], ?::text[], ?::text[]) as k(merchant_id, platform, external_id)
      cross join lateral (
        select customer_id from customer_identities
        where merchant_id = k.merchant_id and platform = k.platform and external_id = k.external_id
        limit 1) i
      cross join lateral (
        select email_id, digest_index, updated_at from verified_emails
        where merchant_id = k.merchant_id and customer_id = i.customer_id
        limit 1) v
      """;
  private static final String UPSERT =
      """
      insert into verified_emails as v (merchant_id, customer_id, email_id, digest_index, updated_at)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::timestamptz[])
      on conflict (merchant_id, customer_id) do update
      set email_id = excluded.email_id, digest_index = excluded.digest_index, updated_at = excluded.updated_at
      where v.updated_at <= excluded.updated_at
      """;
  static final String OWNER =
      """
      select customer_id from verified_emails
      where merchant_id = ? and email_id = ? order by updated_at desc, customer_id limit 1
      """;

  private final JdbcTemplate jdbc;
  private final ContactIndex index;

  VerifiedEmailTable(JdbcTemplate jdbc, ContactIndex index) {
    this.jdbc = jdbc;
    this.index = index;
  }

  /// What is known of a customer's address.
  ///
  /// @param whole [ContactIndex#whole] of what was told with it; absent when that is not known
  record Held(boolean isVerified, byte @Nullable [] whole, Instant updatedAt) {}

  /// @param guest whoever buys with the address and no account; absent when none is verified
  record Row(
      AccountKey account,
      @Nullable CustomerIdentity guest,
      ContactEntry contact,
      Instant updatedAt) {}

  Map<CustomerIdentity, Held> held(Collection<CustomerIdentity> people) {
    var columns = Columns.of(people);
    var held = new HashMap<CustomerIdentity, Held>();
    jdbc.query(
        HELD,
        row -> {
          held.put(
              new CustomerIdentity(
                  row.getString("merchant_id"),
                  row.getString("platform"),
                  row.getString("external_id")),
              new Held(
                  row.getBoolean("verified"),
                  row.getBytes("digest_index"),
                  row.getTimestamp("updated_at").toInstant()));
        },
        columns.text(CustomerIdentity::merchantId),
        columns.text(CustomerIdentity::platform),
        columns.text(CustomerIdentity::externalId));
    return held;
  }

  void upsert(List<Row> rows) {
    var columns = Columns.of(rows);
    jdbc.update(
        UPSERT,
        columns.text(row -> row.account().merchantId()),
        columns.text(row -> row.account().customerId()),
        columns.text(row -> row.guest() == null ? null : row.guest().externalId()),
        columns.bytes(row -> index.whole(row.contact())),
        columns.times(Row::updatedAt));
  }

  /// Whose the address is: theirs who proved it last.
  Optional<String> owner(CustomerIdentity guest) {
    return jdbc
        .query(OWNER, (row, n) -> row.getString(1), guest.merchantId(), guest.externalId())
        .stream()
        .findFirst();
  }
}
