package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.records.Collections;
import com.loyalnest.local.shop.records.Records;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Makes and ends discount codes, with the refusals that the app must know. A code is taken in any
/// case of its letters, an ended one too.
@Component
class DiscountDesk {
  static final String TYPE = "__type";

  private static final String NODE = "codeDiscountNode";
  private static final String COLLECTION_GID = "gid://shopify/Collection/";
  private static final String VARIANT_GID = "gid://shopify/ProductVariant/";
  private static final String GID = "gid://shopify/DiscountCodeNode/";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Records records;

  DiscountDesk(JdbcClient jdbc, JsonMapper json, Records records) {
    this.jdbc = jdbc;
    this.json = json;
    this.records = records;
  }

  /// @param type `DiscountCodeBasic`, `DiscountCodeBxgy` or `DiscountCodeFreeShipping`
  /// @return the payload
  @Transactional
  public Map<String, @Nullable Object> create(String type, Map<String, Object> input) {
    var code = text(input, "code");
    if (code.isBlank()) {
      return Payload.refused(NODE, "BLANK", "Code can't be blank");
    }
    if (endsBeforeItStarts(input)) {
      return Payload.refused(
          NODE, "END_DATE_BEFORE_START_DATE", "Ends at needs to be after starts_at");
    }
    var inserted =
        jdbc.sql(
                """
                insert into discounts (discount_id, type, code, input, used, active) values (?, ?, ?, ?, 0, true)
                on conflict do nothing
                """)
            .params(records.newId(), type, code, json.writeValueAsString(input))
            .update();
    return inserted == 0
        ? Payload.refused(NODE, "TAKEN", "Code must be unique. Please try a different code.")
        : Payload.of(NODE, byCode(code).orElseThrow());
  }

  /// What is bought must be of a collection of this shop, and what is free one variant.
  ///
  /// @return the payload
  @Transactional
  public Map<String, @Nullable Object> createBxgy(Map<String, Object> input) {
    var asked = json.valueToTree(input);
    var collection = asked.at("/customerBuys/items/collections/add/0").asString("");
    if (!collection.matches(COLLECTION_GID + "\\d{1,18}")
        || !Collections.exists(Long.parseLong(collection.substring(COLLECTION_GID.length())))) {
      return Payload.refused(NODE, "INVALID", "Customer buys collection does not exist.");
    }
    var variant = asked.at("/customerGets/items/products/productVariantsToAdd/0").asString("");
    return variant.matches(VARIANT_GID + "\\d{1,18}")
        ? create("DiscountCodeBxgy", input)
        : Payload.refused(NODE, "INVALID", "Customer gets product variant does not exist.");
  }

  @Transactional(readOnly = true)
  public Optional<Map<String, Object>> byCode(String code) {
    return find("upper(code) = upper(?)", code);
  }

  /// @return the payload
  @Transactional
  public Map<String, @Nullable Object> deactivate(String gid) {
    if (!gid.matches(GID + "\\d{1,18}")) {
      return Payload.refused(NODE, "INVALID", "Code discount does not exist.");
    }
    var id = Long.parseLong(gid.substring(GID.length()));
    jdbc.sql("update discounts set active = false where discount_id = ?").param(id).update();
    return find("discount_id = ?", id)
        .map(node -> Payload.of(NODE, node))
        .orElseGet(() -> Payload.refused(NODE, "INVALID", "Code discount does not exist."));
  }

  private Optional<Map<String, Object>> find(String condition, Object value) {
    return jdbc.sql(
            "select discount_id, type, input, used, active from discounts where " + condition)
        .param(value)
        .query((row, n) ->
            Map.<String, Object>of(
                "id",
                GID + row.getLong("discount_id"),
                "codeDiscount",
                Map.of(
                    TYPE,
                    row.getString("type"),
                    "title",
                    json.readTree(row.getString("input")).path("title").asString(),
                    "asyncUsageCount",
                    row.getInt("used"),
                    "status",
                    row.getBoolean("active") ? "ACTIVE" : "EXPIRED")))
        .optional();
  }

  private static boolean endsBeforeItStarts(Map<String, Object> input) {
    var startsAt = text(input, "startsAt");
    var endsAt = text(input, "endsAt");
    return !startsAt.isEmpty()
        && !endsAt.isEmpty()
        && Instant.parse(endsAt).isBefore(Instant.parse(startsAt));
  }

  private static String text(Map<String, Object> input, String field) {
    return input.getOrDefault(field, "").toString();
  }
}
