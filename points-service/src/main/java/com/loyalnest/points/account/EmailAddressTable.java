package com.loyalnest.points.account;

import com.loyalnest.points.batch.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `email_addresses`.
@Repository
class EmailAddressTable {
  static final String FIND =
      """
      select k.address, e.email_id
      from unnest(?::int[], ?::text[], ?::bytea[]) as k(address, merchant_id, email_index)
      cross join lateral (
        select email_id from email_addresses
        where merchant_id = k.merchant_id and email_index = k.email_index
        limit 1) e
      """;
  private static final String INSERT =
      """
      insert into email_addresses (merchant_id, email_id, email_index, created_at)
      select k.merchant_id, k.email_id, k.email_index, ?::timestamptz
      from unnest(?::text[], ?::text[], ?::bytea[]) as k(merchant_id, email_id, email_index)
      """;
  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

  private final JdbcTemplate jdbc;
  private final ContactIndex index;

  EmailAddressTable(JdbcTemplate jdbc, ContactIndex index) {
    this.jdbc = jdbc;
    this.index = index;
  }

  /// What an address is found by.
  private record Key(int address, String merchantId, byte[] index) {}

  /// Nobody else finds or inserts these until the transaction ends, whichever index key they write
  /// with.
  void lock(List<EmailAddress> addresses) {
    addresses.stream()
        .map(address ->
            address.merchantId() + "|" + HexFormat.of().formatHex(index.allOf(address)[0]))
        .sorted()
        .forEach(lock -> jdbc.query(LOCK, row -> {}, lock));
  }

  /// Our names of those that are known.
  Map<EmailAddress, String> find(List<EmailAddress> addresses) {
    var keys = new ArrayList<Key>();
    for (var n = 0; n < addresses.size(); n++) {
      for (var one : index.allOf(addresses.get(n))) {
        keys.add(new Key(n, addresses.get(n).merchantId(), one));
      }
    }
    var columns = Columns.of(keys);
    var names = new HashMap<EmailAddress, String>();
    jdbc.query(
        FIND,
        row -> {
          names.put(addresses.get(row.getInt(1)), row.getString(2));
        },
        columns.ints(Key::address),
        columns.text(Key::merchantId),
        columns.bytes(Key::index));
    return names;
  }

  /// @param named new ones, by our names of them
  void insert(Map<EmailAddress, String> named, Instant now) {
    if (named.isEmpty()) {
      return;
    }
    var columns = Columns.of(named.entrySet());
    jdbc.update(
        INSERT,
        now.toString(),
        columns.text(entry -> entry.getKey().merchantId()),
        columns.text(Entry::getValue),
        columns.bytes(entry -> index.email(entry.getKey())));
  }
}
