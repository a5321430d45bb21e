package com.loyalnest.admin.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.admin.payload.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Breaks an order field by field: the answer is always the order or the broken field's name, never
/// an exception.
class OrderFieldsTest {
  private static final String ORDER =
      """
      {"id":820982911946154508,"name":"#1001","email":"jo@example.com","contact_email":"jo@example.com","phone":"+15550100",
       "created_at":"2026-07-01T10:00:00-05:00","updated_at":"2026-07-01T10:00:01-05:00","cancelled_at":"2026-07-02T10:00:01Z",
       "currency":"USD","financial_status":"partially_refunded","source_name":"web","test":false,"taxes_included":false,
       "customer_locale":"en","total_price":"118.00","total_tax":"0.00","total_tip_received":"0.00",
       "total_shipping_price_set":{"shop_money":{"amount":"10.00","currency_code":"USD"}},
       "discount_codes":[{"code":"SUMMER","amount":"1.00"}],
       "customer":{"id":115310627314723954,"email":"jo@example.com","phone":null,"first_name":"Jo","last_name":"Doe"},
       "billing_address":{"first_name":"Jo","last_name":"Doe"},
       "line_items":[{"id":487817672276298554,"product_id":788032119674292922,"variant_id":8,"quantity":2,"price":"59.50",
         "price_set":{"shop_money":{"amount":"59.50","currency_code":"USD"}},"gift_card":false,
         "discount_allocations":[{"amount":"1.00","amount_set":{"shop_money":{"amount":"1.00"}}}],
         "tax_lines":[{"price":"0.50"}]}],
       "refunds":[{"id":890088186047892319,"order_id":820982911946154508,"created_at":"2026-07-03T10:00:00Z",
         "refund_line_items":[{"line_item_id":487817672276298554,"quantity":1,"subtotal":58.50}],
         "transactions":[{"kind":"refund","status":"success","amount":"58.50","currency":"USD"}]}]}
      """;

  private static final Set<String> NEEDED =
      Set.of(
          "id",
          "created_at",
          "updated_at",
          "currency",
          "financial_status",
          "total_price",
          "line_items",
          "line_items[0].id",
          "line_items[0].quantity",
          "refunds[0].id",
          "refunds[0].created_at",
          "refunds[0].refund_line_items[0].line_item_id",
          "refunds[0].refund_line_items[0].quantity",
          "refunds[0].refund_line_items[0].subtotal",
          "refunds[0].transactions[0].amount");

  /// Fields whose wrong value is noticed under another name, or that a text of any kind fits.
  private static final Set<String> LENIENT = Set.of("customer_locale");

  @Test
  void theOrderItselfIsUnderstood() {
    assertThat(read(tree())).isInstanceOf(Reading.Understood.class);
  }

  @Test
  void anyFieldMayBeMissingButThoseTheEventNeeds() {
    for (var path : paths(tree(), "")) {
      for (var missing : List.of(true, false)) {
        var broken = tree();
        change(broken, path, missing ? null : Json.read("null"));
        var reading = read(broken);
        if (NEEDED.contains(path)) {
          assertThat(reading).as(path).isEqualTo(new Reading.Unreadable(path, "is missing"));
        } else if (!path.endsWith("]")) {
          assertThat(reading)
              .as(path)
              .matches(answer -> isOrderOrNames(answer, path), "understood, or names the field");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"strange\":1}",
        "[[1]]",
        "true",
        "-7.5",
        "1e999999999",
        "123456789012345678901234567890",
        "\"\\u0000\\ud800 <script>\"",
      })
  void aFieldOfAWrongTypeIsNamed(String wrong) {
    for (var path : paths(tree(), "")) {
      var broken = tree();
      change(broken, path, Json.read(wrong));
      var reading = read(broken);
      assertThat(reading)
          .as(path)
          .matches(answer -> isOrderOrNames(answer, path), "understood, or names the field");
      if (NEEDED.contains(path) && !wrong.startsWith("\"") && !LENIENT.contains(path)) {
        assertThat(reading).as(path + " = " + wrong).isInstanceOf(Reading.Unreadable.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2147483648", "1.5", "\"2\"", "null"})
  void aQuantityIsAWholeNumberFromZero(String quantity) {
    var broken = tree();
    change(broken, "line_items[0].quantity", Json.read(quantity));

    assertThat(read(broken))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> assertThat(unreadable.field()).isEqualTo("line_items[0].quantity"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"-1.00\"", "\"1,00\"", "\"NaN\"", "\"1e3\"", "\"\"", "1e400", "\"1.123456789\""})
  void anAmountIsAPlainDecimal(String amount) {
    var broken = tree();
    change(broken, "total_price", Json.read(amount));

    assertThat(read(broken))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> assertThat(unreadable.field()).isEqualTo("total_price"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-07-01\"",
        "\"+999999999-01-01T00:00:00Z\"",
        "\"1901-01-01T00:00:00Z\"",
        "17"
      })
  void aTimeIsADateWithTimeAndZone(String time) {
    var broken = tree();
    change(broken, "updated_at", Json.read(time));

    assertThat(read(broken))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> assertThat(unreadable.field()).isEqualTo("updated_at"));
  }

  @Test
  void theOrderMustBeAnObject() {
    assertThat(ShopBody.read("orders/paid", "", Json.read("[1]"), Instant.EPOCH))
        .isEqualTo(new Reading.Unreadable("body", "not a JSON object"));
  }

  private static boolean isOrderOrNames(Reading reading, String path) {
    return switch (reading) {
      case Reading.Understood understood -> understood.object() instanceof Order;
      case Reading.Unreadable unreadable ->
          unreadable.field().startsWith(path)
              || path.startsWith(unreadable.field())
              || path.replace("_set.shop_money.amount", "").equals(unreadable.field());
      case Reading.OfAnotherShop foreign -> false;
      case Reading.NotActedOn ignored -> false;
    };
  }

  private static Reading read(JsonNode order) {
    return ShopBody.read("orders/paid", "demo.myshopify.com", order, Instant.EPOCH);
  }

  private static ObjectNode tree() {
    return (ObjectNode) Json.read(ORDER.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static List<String> paths(JsonNode node, String prefix) {
    var paths = new ArrayList<String>();
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(field -> {
            var path = prefix + field.getKey();
            paths.add(path);
            paths.addAll(paths(field.getValue(), path + "."));
          });
    } else if (node instanceof ArrayNode list) {
      for (var n = 0; n < list.size(); n++) {
        var path = prefix.substring(0, prefix.length() - 1) + "[" + n + "]";
        paths.add(path);
        paths.addAll(paths(list.get(n), path + "."));
      }
    }
    return paths;
  }

  private static void change(
      ObjectNode root, String path, @org.jspecify.annotations.Nullable JsonNode value) {
    JsonNode parent = root;
    var steps = path.replace("[", ".[").split("\\.");
    for (var n = 0; n < steps.length - 1; n++) {
      parent = step(parent, steps[n]);
    }
    var last = steps[steps.length - 1];
    if (last.startsWith("[")) {
      if (value != null) {
        ((ArrayNode) parent).set(index(last), value);
      }
    } else if (value == null) {
      ((ObjectNode) parent).remove(last);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
  }

  private static JsonNode step(JsonNode node, String step) {
    return step.startsWith("[") ? node.get(index(step)) : node.get(step);
  }

  private static int index(String step) {
    return Integer.parseInt(step.substring(1, step.length() - 1));
  }
}
