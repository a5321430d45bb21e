package com.loyalnest.points.shopify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to `graphql/products.graphql`, field by field as the Admin API names them.
///
/// @param nodes in the order asked for; null for what the shop does not know
record ProductsAnswer(List<@Nullable Node> nodes) {
  record Node(
      String legacyResourceId, Instant updatedAt, List<String> tags, Collections collections) {}

  record Collections(List<Collection> nodes, PageInfo pageInfo) {}

  record Collection(String legacyResourceId) {}

  record PageInfo(boolean hasNextPage) {}
}
