package com.loyalnest.points.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to `graphql/customers.graphql`, field by field as the Admin API names them.
///
/// @param nodes in the order asked for; null for whom the shop does not know
record CustomersAnswer(List<@Nullable Node> nodes) {
  record Node(String legacyResourceId, List<String> tags) {}
}
