package com.loyalnest.local.shop.graphql;

/// How far a bulk query is in the outermost list.
final class BulkPage {
  static final int SIZE = 500;

  private long after;
  private boolean more = true;

  long after() {
    more = false;
    return after;
  }

  void read(long lastId) {
    after = lastId;
    more = true;
  }

  /// Whether the last page had anything in it.
  boolean more() {
    return more;
  }
}
