package com.loyalnest.admin.shop;

/// Reads what came of a merge of two customers.
final class MergeBody {
  private static final String KEPT = "admin_graphql_api_customer_kept_id";
  private static final String DELETED = "admin_graphql_api_customer_deleted_id";
  private static final String FAILED = "failed";

  private MergeBody() {}

  /// A merge that failed changed nobody.
  static Reading.Understood read(Fields body) {
    return Reading.Understood.of(
        body.text("status").equalsIgnoreCase(FAILED)
            ? new Notice(body.optionalId(KEPT).orElse(""))
            : new Merge(body.id(KEPT), body.id(DELETED)));
  }
}
