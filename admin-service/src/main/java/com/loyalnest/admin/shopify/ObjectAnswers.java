package com.loyalnest.admin.shopify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The answers to `graphql/shop-*.graphql`, field by field.
final class ObjectAnswers {
  private ObjectAnswers() {}

  record Counted(@Nullable Count counted) {}

  record Count(int count) {}

  record Listed(Page page) {}

  record Page(List<Version> nodes, PageInfo pageInfo) {}

  record Version(String legacyResourceId, Instant updatedAt) {}

  record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

  record One(@Nullable ObjectNode object) {}

  record OneRefund(@Nullable ObjectNode refund) {}

  record Scopes(Installation currentAppInstallation) {}

  record Installation(List<Scope> accessScopes) {}

  record Scope(String handle) {}
}
