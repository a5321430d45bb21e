package com.loyalnest.admin.shop;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The fields of a JSON object, read strictly: a field is absent (missing or null), or it has the
/// shape that is asked for, or the reading ends with an [UnreadableField] that names its path.
final class Fields {
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
  private static final Pattern GLOBAL_ID =
      Pattern.compile("gid://shopify/[A-Za-z]+/([0-9]{1,20})(\\?.*)?");
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,8})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}");
  private static final int LONGEST_TEXT = 255;
  private static final int MOST_DIGITS = 25;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final JsonNode node;
  private final String prefix;

  private Fields(JsonNode node, String prefix) {
    this.node = node;
    this.prefix = prefix;
  }

  static Fields of(JsonNode body) {
    if (!body.isObject()) {
      throw new UnreadableField("body", "not a JSON object");
    }
    return new Fields(body, "");
  }

  UnreadableField wrong(String name, String problem) {
    return new UnreadableField(prefix + name, problem);
  }

  boolean has(String name) {
    return value(name).isPresent();
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(node.get(name)).filter(found -> !found.isNull());
  }

  private UnreadableField missing(String name) {
    return wrong(name, "is missing");
  }

  /// Decimal digits; the platform's ids may not fit into a double.
  String id(String name) {
    return optionalId(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalId(String name) {
    return value(name).map(found -> digits(name, found));
  }

  private String digits(String name, JsonNode found) {
    var text = found.isIntegralNumber() || found.isString() ? found.asString() : "";
    if (ID.matcher(text).matches()) {
      return text;
    }
    var global = GLOBAL_ID.matcher(text);
    if (global.matches()) {
      return global.group(1);
    }
    throw wrong(name, "is not an id");
  }

  /// Empty when absent.
  String text(String name) {
    return value(name).map(found -> text(name, found)).orElse("");
  }

  /// One of these words in lower case; empty for any other text, which might be anything.
  String word(String name, Set<String> known) {
    var word = text(name).toLowerCase(Locale.ROOT);
    return known.contains(word) ? word : "";
  }

  private String text(String name, JsonNode found) {
    if (!found.isString()) {
      throw wrong(name, "is not a text");
    }
    if (found.stringValue().length() > LONGEST_TEXT) {
      throw wrong(name, "is longer than " + LONGEST_TEXT + " characters");
    }
    return found.stringValue();
  }

  String neededText(String name) {
    var text = text(name);
    if (text.isBlank()) {
      throw missing(name);
    }
    return text;
  }

  /// A language tag; a text that is none counts as unknown.
  String locale(String name) {
    var text = text(name);
    return LOCALE.matcher(text).matches() ? text.replace('_', '-') : "";
  }

  boolean flag(String name) {
    return value(name)
        .map(found -> {
          if (!found.isBoolean()) {
            throw wrong(name, "is not true or false");
          }
          return found.booleanValue();
        })
        .orElse(false);
  }

  int count(String name) {
    var found = value(name).orElseThrow(() -> missing(name));
    if (!found.isIntegralNumber() || !found.canConvertToInt() || found.intValue() < 0) {
      throw wrong(name, "is not a whole number from 0");
    }
    return found.intValue();
  }

  Instant time(String name) {
    return optionalTime(name).orElseThrow(() -> missing(name));
  }

  Optional<Instant> optionalTime(String name) {
    return value(name).map(found -> time(name, text(name, found)));
  }

  private Instant time(String name, String text) {
    try {
      var time = OffsetDateTime.parse(text).toInstant();
      if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
        throw wrong(name, "is out of range");
      }
      return time;
    } catch (DateTimeException notATime) {
      throw wrong(name, "is not a date and time");
    }
  }

  String currency(String name) {
    return optionalCurrency(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalCurrency(String name) {
    return value(name)
        .map(found -> {
          var text = text(name, found);
          if (!CURRENCY.matcher(text).matches()) {
            throw wrong(name, "is not a currency code");
          }
          return text;
        });
  }

  /// An amount in the shop's currency: from `<name>_set` where there is one, else from `name`.
  String amount(String name) {
    return optionalAmount(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalAmount(String name) {
    var inShopMoney =
        object(name + "_set").flatMap(set -> set.object("shop_money")).flatMap(Fields::moneyAmount);
    return inShopMoney.or(() -> plainAmount(name));
  }

  private Optional<String> moneyAmount() {
    return plainAmount("amount");
  }

  private Optional<String> plainAmount(String name) {
    var amount = signedAmount(name);
    if (amount.isPresent() && amount.get().startsWith("-")) {
      throw wrong(name, "is negative");
    }
    return amount;
  }

  /// As printed; adjustments may be negative.
  Optional<String> signedAmount(String name) {
    return value(name).map(found -> decimal(name, found));
  }

  private String decimal(String name, JsonNode found) {
    var text =
        found.isString()
            ? found.stringValue()
            : found.isNumber() ? plain(found.decimalValue()) : "";
    if (!AMOUNT.matcher(text).matches()) {
      throw wrong(name, "is not an amount");
    }
    return text;
  }

  /// Written out only when it is short: `1e999999999` would fill the memory.
  private static String plain(BigDecimal number) {
    var small = number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
    return small ? number.toPlainString() : "";
  }

  Optional<Fields> object(String name) {
    return value(name).map(found -> object(name, found));
  }

  private Fields object(String name, JsonNode found) {
    if (!found.isObject()) {
      throw wrong(name, "is not an object");
    }
    return new Fields(found, prefix + name + ".");
  }

  List<Fields> neededList(String name) {
    if (!has(name)) {
      throw missing(name);
    }
    return list(name);
  }

  /// Empty when absent.
  List<Fields> list(String name) {
    var elements = elements(name);
    var fields = new ArrayList<Fields>();
    for (var n = 0; n < elements.size(); n++) {
      fields.add(object(name + "[" + n + "]", elements.get(n)));
    }
    return fields;
  }

  /// A list of texts, or one text with commas; empty when absent.
  List<String> tags(String name) {
    var found = value(name);
    if (found.isPresent() && found.get().isString()) {
      return List.of(found.get().stringValue().split(",")).stream()
          .map(String::strip)
          .filter(tag -> !tag.isEmpty())
          .toList();
    }
    return elements(name).stream().map(tag -> text(name, tag)).toList();
  }

  private List<JsonNode> elements(String name) {
    return value(name)
        .map(found -> {
          if (!found.isArray()) {
            throw wrong(name, "is not a list");
          }
          return List.copyOf(found.values());
        })
        .orElse(List.of());
  }
}
