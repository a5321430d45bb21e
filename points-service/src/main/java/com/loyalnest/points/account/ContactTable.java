package com.loyalnest.points.account;

import com.loyalnest.platform.crypto.Place;
import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `customer_contacts`.
@Repository
class ContactTable {
  static final List<String> SEALED = List.of("email", "phone", "first_name", "last_name");

  static final String HELD =
      """
      select k.merchant_id, k.platform, k.external_id, c.digest_index, c.updated_at
      from unnest(?::text[], ?::text[], ?::text[]) as k(merchant_id, platform, external_id)
      cross join lateral (
        select customer_id from customer_identities
        where merchant_id = k.merchant_id and platform = k.platform and external_id = k.external_id
        limit 1) i
      cross join lateral (
        select digest_index, updated_at from customer_contacts
        where merchant_id = k.merchant_id and customer_id = i.customer_id
        limit 1) c
      """;
  private static final String UPSERT =
      """
      insert into customer_contacts as c (merchant_id, customer_id, email, email_index, phone, first_name, last_name,
        locale, digest_index, updated_at)
      select * from unnest(?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[], ?::text[],
        ?::bytea[], ?::timestamptz[])
      on conflict (merchant_id, customer_id) do update
      set email = excluded.email, email_index = excluded.email_index, phone = excluded.phone,
          first_name = excluded.first_name, last_name = excluded.last_name, locale = excluded.locale,
          digest_index = excluded.digest_index, updated_at = excluded.updated_at
      where c.updated_at <= excluded.updated_at
      """;
  static final String FIND =
      """
      select customer_id, email, phone, first_name, last_name, locale
      from customer_contacts where merchant_id = ? and customer_id = any(?::text[])
      """;

  private final JdbcTemplate jdbc;
  private final ContactIndex index;

  ContactTable(JdbcTemplate jdbc, ContactIndex index) {
    this.jdbc = jdbc;
    this.index = index;
  }

  /// What is known of the contact that is held.
  ///
  /// @param whole [ContactIndex#whole]; absent when it is not known what it was
  record Held(byte @Nullable [] whole, Instant updatedAt) {}

  record Row(AccountKey account, Contact contact, ContactEntry entry, Instant updatedAt) {}

  /// The sealed values by column, without the empty ones.
  record SealedRow(AccountKey account, Map<String, byte[]> sealed, String locale) {}

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
              new Held(row.getBytes("digest_index"), row.getTimestamp("updated_at").toInstant()));
        },
        columns.text(CustomerIdentity::merchantId),
        columns.text(CustomerIdentity::platform),
        columns.text(CustomerIdentity::externalId));
    return held;
  }

  void upsert(List<Row> rows, Map<Place, byte[]> sealed) {
    var columns = Columns.of(rows);
    jdbc.update(
        UPSERT,
        columns.text(row -> row.account().merchantId()),
        columns.text(row -> row.account().customerId()),
        columns.bytes(row -> sealed.get(Contacts.place(row.account(), "email"))),
        columns.bytes(row ->
            EmailAddress.of(row.account().merchantId(), row.contact())
                .map(index::email)
                .orElse(null)),
        columns.bytes(row -> sealed.get(Contacts.place(row.account(), "phone"))),
        columns.bytes(row -> sealed.get(Contacts.place(row.account(), "first_name"))),
        columns.bytes(row -> sealed.get(Contacts.place(row.account(), "last_name"))),
        columns.text(row -> row.contact().locale()),
        columns.bytes(row -> index.whole(row.entry())),
        columns.times(Row::updatedAt));
  }

  List<SealedRow> find(String merchantId, Collection<String> customerIds) {
    return jdbc.query(
        FIND,
        (row, n) ->
            new SealedRow(
                new AccountKey(merchantId, row.getString("customer_id")),
                sealed(row),
                row.getString("locale")),
        merchantId,
        customerIds.toArray(String[]::new));
  }

  private static Map<String, byte[]> sealed(ResultSet row) throws SQLException {
    var sealed = new HashMap<String, byte[]>();
    for (var column : SEALED) {
      var value = row.getBytes(column);
      if (value != null) {
        sealed.put(column, value);
      }
    }
    return sealed;
  }
}
