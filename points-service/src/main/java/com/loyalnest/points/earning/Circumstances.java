package com.loyalnest.points.earning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.loyalnest.points.catalog.Product;
import com.loyalnest.points.program.Exclusions;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What was looked up outside of an order to price it, kept as it was at that time.
///
/// The rule that keeps an old order where it is: a product is looked at when a paid order first
/// names it, and never again for this order. A tag that changes later moves nothing. What is kept
/// depends on the product's id alone, not on which message named it, on the line or on the version
/// of the program that counts (of all versions it is kept what any of them excludes; later ones are
/// in force for later orders only). So the order's own messages may come in any order: each of them
/// meets the same answer for the same product.
///
/// The same holds for the segment of the customer whose order it is, by our id of the customer: an
/// order that turns out to be another's is multiplied for that one, whoever was seen first.
///
/// And for that customer's tags, which the shop is asked for when a paid order first names the
/// customer.
///
/// @param products by the platform's id
/// @param segments by our id of the customer
/// @param customerTags those that some version of the program excludes, in lower case, by the
///   platform's id of the customer
record Circumstances(
    SortedMap<String, ProductTraits> products,
    SortedMap<String, String> segments,
    SortedMap<String, SortedSet<String>> customerTags) {
  static final Circumstances NONE =
      new Circumstances(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  /// Of a customer who was in none.
  static final String NO_SEGMENT = "";

  Circumstances {
    products = new TreeMap<>(products);
    segments = new TreeMap<>(segments);
    customerTags = new TreeMap<>(customerTags);
  }

  /// What was kept before segments or tags of customers were looked up has none.
  @JsonCreator
  static Circumstances kept(
      @JsonProperty("products") SortedMap<String, ProductTraits> products,
      @JsonProperty("segments") @Nullable SortedMap<String, String> segments,
      @JsonProperty("customerTags") @Nullable SortedMap<String, SortedSet<String>> customerTags) {
    return new Circumstances(
        products,
        segments == null ? new TreeMap<>() : segments,
        customerTags == null ? new TreeMap<>() : customerTags);
  }

  /// Of a product, what some version of the program excludes.
  ///
  /// @param tags in lower case
  record ProductTraits(SortedSet<String> tags, SortedSet<String> collections) {
    private static final ProductTraits NONE = new ProductTraits(new TreeSet<>(), new TreeSet<>());

    static ProductTraits of(Product product, Exclusions exclusions) {
      var collections = product.collections();
      return new ProductTraits(
          exclusions.excludedTags(product.tags()),
          exclusions.excludedCollections(collections == null ? List.of() : collections));
    }
  }

  /// What of them still holds under a program that was never in force for the order: of products
  /// and customers only what the real ones exclude was kept.
  Circumstances underAnotherProgram() {
    return new Circumstances(new TreeMap<>(), segments, new TreeMap<>());
  }

  ProductTraits of(String productId) {
    return products.getOrDefault(productId, ProductTraits.NONE);
  }

  Circumstances with(SortedMap<String, ProductTraits> found) {
    var all = new TreeMap<>(found);
    all.putAll(products);
    return new Circumstances(all, segments, customerTags);
  }

  /// One that was kept before stays.
  Circumstances withSegment(String customerId, String segment) {
    var all = new TreeMap<>(segments);
    all.putIfAbsent(customerId, segment);
    return new Circumstances(products, all, customerTags);
  }

  /// One that was kept before stays.
  Circumstances withCustomer(String externalId, SortedSet<String> tags) {
    var all = new TreeMap<>(customerTags);
    all.putIfAbsent(externalId, tags);
    return new Circumstances(products, segments, all);
  }
}
