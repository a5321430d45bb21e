package com.loyalnest.points.reward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// `rewards`.
@Repository
class RewardTable {
  private static final String COLUMNS =
      """
      merchant_id, reward_id, names, points_cost, type, value, currency, minimum_spend, code_days,
      combines_with_order, combines_with_product, combines_with_shipping, customer_limit, stock, redeemed, active,
      updated_at, most_points, free_variant_id, qualifying_collection_id
      """;
  private static final String INSERT =
      """
      insert into rewards (names, points_cost, type, value, currency, minimum_spend, code_days, combines_with_order,
        combines_with_product, combines_with_shipping, customer_limit, stock, most_points, free_variant_id,
        qualifying_collection_id, active, created_at, updated_at, merchant_id, reward_id)
      values (?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, ?::timestamptz, ?::timestamptz, ?, ?)
      """;
  private static final String UPDATE =
      """
      update rewards set names = ?::jsonb, points_cost = ?, type = ?, value = ?, currency = ?, minimum_spend = ?,
        code_days = ?, combines_with_order = ?, combines_with_product = ?, combines_with_shipping = ?,
        customer_limit = ?, stock = ?, most_points = ?, free_variant_id = ?, qualifying_collection_id = ?,
        active = true, updated_at = ?::timestamptz
      where merchant_id = ? and reward_id = ?
      """;
  private static final String DEACTIVATE =
      "update rewards set active = false, updated_at = ?::timestamptz where merchant_id = ? and reward_id = ? and active";
  static final String FIND =
      "select " + COLUMNS + " from rewards where merchant_id = ? and reward_id = ?";
  static final String FIND_ALL =
      "select r.* from unnest(?::text[]) as k(reward_id) cross join lateral (select "
          + COLUMNS
          + " from rewards where merchant_id = ? and reward_id = k.reward_id limit 1) r order by reward_id";
  static final String LIST =
      "select " + COLUMNS + " from rewards where merchant_id = ? order by points_cost, reward_id";
  static final String LOCK = FIND + " for no key update";
  private static final String COUNT =
      "update rewards set redeemed = redeemed + ? where merchant_id = ? and reward_id = ?";

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  RewardTable(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(String merchantId, String rewardId, RewardDefinition definition, Instant now) {
    var time = now.toString();
    jdbc.update(INSERT, with(definition, time, time, merchantId, rewardId));
  }

  boolean update(String merchantId, String rewardId, RewardDefinition definition, Instant now) {
    return jdbc.update(UPDATE, with(definition, now.toString(), merchantId, rewardId)) == 1;
  }

  boolean deactivate(String merchantId, String rewardId, Instant now) {
    return jdbc.update(DEACTIVATE, now.toString(), merchantId, rewardId) == 1;
  }

  Optional<Reward> find(String merchantId, String rewardId) {
    return jdbc.query(FIND, (row, n) -> reward(row), merchantId, rewardId).stream().findFirst();
  }

  Optional<Reward> lock(String merchantId, String rewardId) {
    return jdbc.query(LOCK, (row, n) -> reward(row), merchantId, rewardId).stream().findFirst();
  }

  /// Those that there are, in the order of their ids.
  List<Reward> find(String merchantId, SortedSet<String> rewardIds) {
    return jdbc.query(
        FIND_ALL, (row, n) -> reward(row), rewardIds.toArray(String[]::new), merchantId);
  }

  /// Changes the counts in the order of the rewards' ids.
  void count(String merchantId, Map<String, Integer> changes) {
    if (!changes.isEmpty()) {
      jdbc.batchUpdate(
          COUNT,
          new TreeMap<>(changes)
              .entrySet().stream()
                  .map(change -> new Object[] {change.getValue(), merchantId, change.getKey()})
                  .toList());
    }
  }

  List<Reward> list(String merchantId) {
    return jdbc.query(LIST, (row, n) -> reward(row), merchantId);
  }

  private @Nullable Object[] with(RewardDefinition definition, String... rest) {
    var terms = definition.terms();
    var product = terms.freeProduct();
    var said =
        new @Nullable Object[] {
          json.writeValueAsString(new TreeMap<>(definition.names())),
          definition.cost(),
          terms.type().word(),
          terms.value(),
          terms.currency(),
          terms.minimumSpend(),
          terms.codeDays(),
          terms.combinesWith().order(),
          terms.combinesWith().product(),
          terms.combinesWith().shipping(),
          definition.customerLimit(),
          definition.stock(),
          definition.mostPoints(),
          product == null ? null : product.variantId(),
          product == null ? null : product.qualifyingCollectionId()
        };
    var all = java.util.Arrays.copyOf(said, said.length + rest.length);
    System.arraycopy(rest, 0, all, said.length, rest.length);
    return all;
  }

  private Reward reward(ResultSet row) throws SQLException {
    return new Reward(
        row.getString("merchant_id"),
        row.getString("reward_id"),
        new RewardDefinition(
            json.readValue(row.getString("names"), new TypeReference<Map<String, String>>() {}),
            row.getInt("points_cost"),
            row.getObject("most_points", Integer.class),
            terms(row),
            row.getObject("customer_limit", Integer.class),
            row.getObject("stock", Integer.class)),
        row.getInt("redeemed"),
        row.getBoolean("active"),
        row.getTimestamp("updated_at").toInstant());
  }

  private static RewardTerms terms(ResultSet row) throws SQLException {
    return new RewardTerms(
        RewardType.of(row.getString("type")).orElseThrow(),
        row.getBigDecimal("value"),
        row.getString("currency"),
        row.getBigDecimal("minimum_spend"),
        row.getObject("code_days", Integer.class),
        new RewardTerms.Combinations(
            row.getBoolean("combines_with_order"),
            row.getBoolean("combines_with_product"),
            row.getBoolean("combines_with_shipping")),
        freeProduct(row));
  }

  private static RewardTerms.@Nullable FreeProduct freeProduct(ResultSet row) throws SQLException {
    var variantId = row.getString("free_variant_id");
    return variantId == null
        ? null
        : new RewardTerms.FreeProduct(variantId, row.getString("qualifying_collection_id"));
  }
}
