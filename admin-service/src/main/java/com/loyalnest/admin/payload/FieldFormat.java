package com.loyalnest.admin.payload;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The shape a field must have to be kept in plain text. The shapes are narrow: a name or an
/// address in a field where an id belongs is sealed all the same.
enum FieldFormat {
  ID("[0-9]{1,20}|gid://shopify/[A-Za-z]{1,40}/[0-9]{1,20}"),
  AMOUNT("-?[0-9]{1,15}(\\.[0-9]{1,8})?"),
  CURRENCY("[A-Z]{3}"),
  /// A word of the platform's own vocabulary, e.g. `partially_refunded`.
  WORD("[a-z_]{1,40}|[A-Z_]{1,40}"),
  LOCALE("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}"),
  /// The merchant's own words: tags of products, codes, the order's name. Without control
  /// characters or halves of characters, which the database refuses.
  LABEL("[^\\p{Cntrl}\\p{Cs}]{0,255}"),
  NUMBER(""),
  FLAG(""),
  TIME(
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"),
  /// An amount in the shop's and in the shopper's currency.
  MONEY_SET("");

  private static final int MOST_DIGITS = 25;
  private static final Set<String> CURRENCIES = Set.of("shop_money", "presentment_money");

  @SuppressWarnings("ImmutableEnumChecker") // a Pattern never changes
  private final Pattern pattern;

  FieldFormat(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  boolean fits(JsonNode value) {
    return switch (this) {
      case ID -> (value.isIntegralNumber() && matches(value.asString())) || isMatchingText(value);
      case AMOUNT -> isSmallNumber(value) || isMatchingText(value);
      case NUMBER -> isSmallNumber(value);
      case FLAG -> value.isBoolean();
      case LABEL -> isMatchingText(value) || isListOfLabels(value);
      case CURRENCY, WORD, LOCALE, TIME -> isMatchingText(value);
      case MONEY_SET ->
          value.isObject() && value.properties().stream().allMatch(FieldFormat::isMoney);
    };
  }

  private boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  private boolean isMatchingText(JsonNode value) {
    return value.isString() && matches(value.stringValue());
  }

  private boolean isListOfLabels(JsonNode value) {
    return value.isArray() && value.values().stream().allMatch(this::isMatchingText);
  }

  private static boolean isSmallNumber(JsonNode value) {
    if (!value.isNumber()) {
      return false;
    }
    var number = value.decimalValue();
    return number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
  }

  private static boolean isMoney(Map.Entry<String, JsonNode> part) {
    var money = part.getValue();
    return CURRENCIES.contains(part.getKey())
        && money.isObject()
        && money.size() == 2
        && AMOUNT.fits(money.path("amount"))
        && CURRENCY.fits(money.path("currency_code"));
  }
}
