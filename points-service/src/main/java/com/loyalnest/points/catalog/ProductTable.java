package com.loyalnest.points.catalog;

import com.loyalnest.points.batch.Columns;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// `products`.
@Repository
class ProductTable {
  static final String FIND =
      """
      select p.*
      from unnest(?::text[], ?::text[], ?::text[]) as k(merchant_id, platform, product_id)
      cross join lateral (
        select merchant_id, platform, product_id, tags, updated_at,
          case when collections_at > ?::timestamptz then collections end as collections
        from products
        where merchant_id = k.merchant_id and platform = k.platform and product_id = k.product_id
        limit 1) p
      """;

  /// Tags by the platform's time, collections by ours: each goes with its newest.
  private static final String KEEP =
      """
      insert into products as p (merchant_id, platform, product_id, tags, collections, collections_at, updated_at)
      select k.merchant_id, k.platform, k.product_id,
        array(select jsonb_array_elements_text(k.tags)),
        case when k.collections is not null then array(select jsonb_array_elements_text(k.collections)) end,
        case when k.collections is not null then ?::timestamptz end,
        k.updated_at
      from unnest(?::text[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[], ?::timestamptz[])
        as k(merchant_id, platform, product_id, tags, collections, updated_at)
      order by k.merchant_id, k.platform, k.product_id
      on conflict (merchant_id, platform, product_id) do update
      set tags = case when excluded.updated_at >= p.updated_at then excluded.tags else p.tags end,
          updated_at = greatest(excluded.updated_at, p.updated_at),
          collections = coalesce(excluded.collections, p.collections),
          collections_at = coalesce(excluded.collections_at, p.collections_at)
      """;

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  ProductTable(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Collections that were asked for before that time are left out.
  Map<ProductKey, Product> find(Collection<ProductKey> keys, Instant collectionsSince) {
    var columns = Columns.of(keys);
    var found = new HashMap<ProductKey, Product>();
    if (!columns.isEmpty()) {
      jdbc.query(
              FIND,
              (row, n) -> product(row),
              columns.text(ProductKey::merchantId),
              columns.text(ProductKey::platform),
              columns.text(ProductKey::productId),
              collectionsSince.toString())
          .forEach(product -> found.put(product.key(), product));
    }
    return found;
  }

  /// @param products each key once
  void keep(Collection<Product> products, Instant now) {
    var columns = Columns.of(products);
    if (!columns.isEmpty()) {
      jdbc.update(
          KEEP,
          now.toString(),
          columns.text(product -> product.key().merchantId()),
          columns.text(product -> product.key().platform()),
          columns.text(product -> product.key().productId()),
          columns.text(product -> json.writeValueAsString(product.tags())),
          columns.text(product -> printed(product.collections())),
          columns.times(Product::updatedAt));
    }
  }

  private @Nullable String printed(@Nullable List<String> collections) {
    return collections == null ? null : json.writeValueAsString(collections);
  }

  private static Product product(ResultSet row) throws SQLException {
    var collections = row.getArray("collections");
    return new Product(
        new ProductKey(
            row.getString("merchant_id"), row.getString("platform"), row.getString("product_id")),
        texts(row.getArray("tags")),
        collections == null ? null : texts(collections),
        row.getTimestamp("updated_at").toInstant());
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
