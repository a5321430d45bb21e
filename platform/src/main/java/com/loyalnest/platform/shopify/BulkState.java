package com.loyalnest.platform.shopify;

/// How far a shop is with a bulk query.
public sealed interface BulkState {
  /// @param objects that are ready so far, those of the outermost list only
  record UnderWay(long objects) implements BulkState {}

  /// There will be no answer.
  ///
  /// @param reason the shop's own word
  record Failed(String reason) implements BulkState {}

  /// @param url where the answer lies for a week; empty when nothing was found
  record Completed(String url) implements BulkState {}
}
