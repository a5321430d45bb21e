package com.loyalnest.points.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a product.
///
/// @param collections ids; absent when nobody asked for them
/// @param updatedAt the platform's time of the tags; of two tellings the later counts
public record Product(
    ProductKey key, List<String> tags, @Nullable List<String> collections, Instant updatedAt) {
  public Product {
    tags = List.copyOf(tags);
    collections = collections == null ? null : List.copyOf(collections);
  }
}
