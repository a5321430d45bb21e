package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ids and money in the Admin API's words.
final class ShopGids {
  private ShopGids() {}

  /// The number in a gid of that type, if it is one.
  static Optional<Long> number(String type, String gid) {
    return gid.matches(type + "[0-9]{1,18}")
        ? Optional.of(Long.valueOf(gid.substring(type.length())))
        : Optional.empty();
  }

  /// The number of a customer of the shop.
  static Optional<Long> customer(Records records, String gid) {
    return number("gid://shopify/Customer/", gid)
        .filter(id -> records.find(Kind.CUSTOMER, id).isPresent());
  }

  record Amount(BigDecimal amount, String currency) {}

  /// @param input `MoneyInput`
  static Amount money(@Nullable Object input) {
    return input instanceof Map<?, ?> money
        ? new Amount(
            new BigDecimal(String.valueOf(money.get("amount"))),
            String.valueOf(money.get("currencyCode")))
        : new Amount(BigDecimal.ZERO, "");
  }

  /// `MoneyV2`
  static Map<String, Object> money(BigDecimal amount, String currency) {
    return Map.of("amount", amount.toPlainString(), "currencyCode", currency);
  }
}
