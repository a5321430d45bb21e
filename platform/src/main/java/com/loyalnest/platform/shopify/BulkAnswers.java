package com.loyalnest.platform.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answers to `graphql/bulk-*.graphql`, field by field.
final class BulkAnswers {
  private BulkAnswers() {}

  record Run(@Nullable Payload run) {}

  record Payload(@Nullable Started bulkOperation, List<UserError> userErrors) {}

  record Started(String id) {}

  record UserError(@Nullable String code) {}

  record Found(@Nullable Operation bulkOperation) {}

  record Operation(
      String status, @Nullable String errorCode, long rootObjectCount, @Nullable String url) {}
}
