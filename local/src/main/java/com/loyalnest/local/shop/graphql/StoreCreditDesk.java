package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.records.Records;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Pays store credit as often as it is asked: like Shopify it does not notice repetitions.
@Component
class StoreCreditDesk {
  private static final String GID = "gid://shopify/StoreCreditAccountCreditTransaction/";
  private static final String TRANSACTION = "storeCreditAccountTransaction";
  private static final Pattern EXPIRES_AT = Pattern.compile("expires_at:(>=|<=)'([^']{20,40})'");

  private final JdbcClient jdbc;
  private final Records records;

  StoreCreditDesk(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /// @param input `StoreCreditAccountCreditInput`
  /// @return the payload
  @Transactional
  public Map<String, @Nullable Object> credit(String owner, Map<String, Object> input) {
    var customer = ShopGids.customer(records, owner);
    if (customer.isEmpty()) {
      return Payload.refused(TRANSACTION, "OWNER_NOT_FOUND", "Owner not found.");
    }
    var amount = ShopGids.money(input.get("creditAmount"));
    if (amount.amount().signum() <= 0) {
      return Payload.refused(
          TRANSACTION, "NEGATIVE_OR_ZERO_AMOUNT", "A positive amount must be used.");
    }
    var id = records.newId();
    jdbc.sql(
            """
            insert into store_credits (transaction_id, customer_id, amount, currency, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .param(id)
        .param(customer.get())
        .param(amount.amount())
        .param(amount.currency())
        .param(time(input.get("expiresAt")))
        .update();
    return Payload.of(TRANSACTION, Map.of("id", GID + id));
  }

  /// The customer's credits, of which one may ask by when they end.
  ///
  /// @param query in Shopify's search syntax; only `expires_at` counts
  @Transactional(readOnly = true)
  public List<Map<String, Object>> list(long customerId, String query) {
    var bounds = EXPIRES_AT.matcher(query);
    var from = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    var to = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    while (bounds.find()) {
      var bound = OffsetDateTime.parse(bounds.group(2));
      if (bounds.group(1).equals(">=")) {
        from = bound;
      } else {
        to = bound;
      }
    }
    return jdbc.sql(
            """
            select transaction_id, amount, currency, expires_at from store_credits
            where customer_id = ? and coalesce(expires_at, '9998-01-01') between ? and ? order by transaction_id
            """)
        .params(customerId, from, to)
        .query((row, n) -> {
          Map<String, Object> credit = new HashMap<>();
          credit.put("id", GID + row.getLong("transaction_id"));
          credit.put(
              "amount", ShopGids.money(row.getBigDecimal("amount"), row.getString("currency")));
          var expiresAt = row.getTimestamp("expires_at");
          if (expiresAt != null) {
            credit.put("expiresAt", expiresAt.toInstant().toString());
          }
          return credit;
        })
        .list();
  }

  private static @Nullable OffsetDateTime time(@Nullable Object text) {
    return text == null ? null : OffsetDateTime.parse(text.toString());
  }
}
