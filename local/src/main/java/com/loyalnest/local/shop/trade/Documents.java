package com.loyalnest.local.shop.trade;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The small shapes that recur in Shopify's documents: money sets, times, gids.
final class Documents {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
  private static final JsonMapper JSON = JsonMapper.shared();

  private Documents() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static String time(Instant instant) {
    return TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  /// Digits as the currency writes them: `118.00`, `1500`.
  static String amount(BigDecimal value, String currency) {
    return value.setScale(digits(currency)).toPlainString();
  }

  static int digits(String currency) {
    return Currency.getInstance(currency).getDefaultFractionDigits();
  }

  /// The shop sells in its own currency, so both are the same.
  static ObjectNode moneySet(BigDecimal value, String currency) {
    var set = object();
    set.set("shop_money", money(value, currency));
    set.set("presentment_money", money(value, currency));
    return set;
  }

  static void putMoney(ObjectNode document, String field, BigDecimal value, String currency) {
    document.put(field, amount(value, currency));
    document.set(field + "_set", moneySet(value, currency));
  }

  static String gid(String type, long id) {
    return "gid://shopify/" + type + "/" + id;
  }

  private static ObjectNode money(BigDecimal value, String currency) {
    var money = object();
    money.put("amount", amount(value, currency));
    money.put("currency_code", currency);
    return money;
  }
}
