package com.loyalnest.local.shop;

import com.loyalnest.local.shop.records.Collections;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes discount codes as the app does, over the Admin API.
record Codes(RunningShop shop, String token) {
  static Codes in(RunningShop shop) {
    return new Codes(shop, shop.accessToken());
  }

  static Map<String, Object> amount(String amount) {
    return worth(Map.of("discountAmount", Map.of("amount", amount, "appliesOnEachItem", false)));
  }

  static Map<String, Object> percent(double part) {
    return worth(Map.of("percentage", part));
  }

  private static Map<String, Object> worth(Map<String, Object> value) {
    return Map.of("customerGets", Map.of("items", Map.of("all", true), "value", value));
  }

  static Map<String, Object> onlyFor(String customer) {
    return Map.of(
        "context",
        Map.of("customers", Map.of("add", List.of("gid://shopify/Customer/" + customer))));
  }

  static Map<String, Object> minimum(String subtotal) {
    return Map.of(
        "minimumRequirement", Map.of("subtotal", Map.of("greaterThanOrEqualToSubtotal", subtotal)));
  }

  static Map<String, Object> besides(String... classes) {
    var with = new TreeMap<String, Object>();
    for (var each : classes) {
      with.put(each + "Discounts", true);
    }
    return Map.of("combinesWith", with);
  }

  /// A new code of the terms given.
  @SafeVarargs
  final String basic(Map<String, Object>... terms) {
    return made("Basic", "basic", terms);
  }

  @SafeVarargs
  final String freeShipping(Map<String, Object>... terms) {
    return made("FreeShipping", "freeShipping", terms);
  }

  /// One piece of a variant for nothing beside what is bought of the kitchen's collection.
  ///
  /// @param bought how many pieces, or how much money
  @SafeVarargs
  final String freeProduct(
      String variant, Map<String, String> bought, Map<String, Object>... terms) {
    var all = new TreeMap<>(onTop(variant, bought, Collections.KITCHEN));
    for (var each : terms) {
      all.putAll(each);
    }
    return made("Bxgy", "bxgy", all);
  }

  static Map<String, Object> onTop(String variant, Map<String, String> bought, long collection) {
    return Map.of(
        "usesPerOrderLimit",
        1,
        "customerBuys",
        Map.of(
            "items",
            Map.of("collections", Map.of("add", List.of("gid://shopify/Collection/" + collection))),
            "value",
            bought),
        "customerGets",
        Map.of(
            "items",
            Map.of(
                "products",
                Map.of("productVariantsToAdd", List.of("gid://shopify/ProductVariant/" + variant))),
            "value",
            Map.of(
                "discountOnQuantity", Map.of("quantity", "1", "effect", Map.of("percentage", 1)))));
  }

  @SafeVarargs
  private String made(String type, String prefix, Map<String, Object>... terms) {
    var code =
        "CODE-" + UUID.randomUUID().toString().substring(0, 13).toUpperCase(java.util.Locale.ROOT);
    var input = new TreeMap<String, Object>(Map.of("title", "Reward", "code", code));
    for (var each : terms) {
      input.putAll(each);
    }
    var errors = errors(type, prefix, input);
    if (!errors.isArray() || !errors.isEmpty()) {
      throw new AssertionError(errors.toString());
    }
    return code;
  }

  /// What the shop says against a code of these terms.
  JsonNode errors(String type, String prefix, Map<String, Object> input) {
    var mutation =
        "mutation($input: DiscountCode%sInput!) { made: discountCode%sCreate(%sCodeDiscount: $input) { userErrors { message } } }"
            .formatted(type, type, prefix);
    return ask(mutation, Map.of("input", input)).at("/data/made/userErrors");
  }

  /// How often the app is told that the code was used.
  int uses(String code) {
    return node(code).at("/codeDiscount/asyncUsageCount").asInt();
  }

  boolean exists(String code) {
    return node(code).isObject();
  }

  void deactivate(String code) {
    ask(
        "mutation($id: ID!) { discountCodeDeactivate(id: $id) { userErrors { code } } }",
        Map.of("id", node(code).path("id").asString()));
  }

  private JsonNode node(String code) {
    var query =
        "query($code: String!) { codeDiscountNodeByCode(code: $code) { id codeDiscount {"
            + " ... on DiscountCodeBasic { asyncUsageCount }"
            + " ... on DiscountCodeBxgy { asyncUsageCount }"
            + " ... on DiscountCodeFreeShipping { asyncUsageCount } } } }";
    return ask(query, Map.of("code", code)).at("/data/codeDiscountNodeByCode");
  }

  /// Asks again while the bucket is empty, as a client does.
  private JsonNode ask(String query, Map<String, ?> variables) {
    var body =
        JsonMapper.shared().writeValueAsString(Map.of("query", query, "variables", variables));
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                RunningShop.json(
                    shop.postJson(
                        "/admin/api/2026-07/graphql.json", body, "X-Shopify-Access-Token", token)),
            answer -> !answer.at("/errors/0/extensions/code").asString("").equals("THROTTLED"));
  }
}
