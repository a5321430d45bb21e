package com.loyalnest.points.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Goods that earn nothing, and customers who do not. As in a shop, the case of tags does not
/// count.
///
/// @param products ids of the platform, in decimal digits
/// @param productTags in lower case
/// @param collections ids of the platform, in decimal digits
/// @param customerTags in lower case
public record Exclusions(
    SortedSet<String> products,
    SortedSet<String> productTags,
    SortedSet<String> collections,
    SortedSet<String> customerTags) {
  public static final Exclusions NONE =
      new Exclusions(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

  public Exclusions {
    products = new TreeSet<>(products);
    productTags = lowerCase(productTags);
    collections = new TreeSet<>(collections);
    customerTags = lowerCase(customerTags);
  }

  /// Versions that were kept before customers could be excluded exclude none.
  @JsonCreator
  static Exclusions kept(
      @JsonProperty("products") SortedSet<String> products,
      @JsonProperty("productTags") SortedSet<String> productTags,
      @JsonProperty("collections") SortedSet<String> collections,
      @JsonProperty("customerTags") @Nullable SortedSet<String> customerTags) {
    return new Exclusions(
        products, productTags, collections, customerTags == null ? new TreeSet<>() : customerTags);
  }

  /// Whether a customer's tags must be known.
  public boolean askForCustomers() {
    return !customerTags.isEmpty();
  }

  /// Whether more must be known of a product than its id.
  public boolean askForProducts() {
    return !productTags.isEmpty() || askForCollections();
  }

  public boolean askForCollections() {
    return !collections.isEmpty();
  }

  /// All that one or the other excludes.
  Exclusions and(Exclusions other) {
    return new Exclusions(
        union(products, other.products),
        union(productTags, other.productTags),
        union(collections, other.collections),
        union(customerTags, other.customerTags));
  }

  /// Those of a customer's tags that are excluded, in lower case.
  public SortedSet<String> excludedCustomerTags(Collection<String> tags) {
    var excluded = lowerCase(tags);
    excluded.retainAll(customerTags);
    return excluded;
  }

  /// Those of a product's tags that are excluded, in lower case.
  public SortedSet<String> excludedTags(Collection<String> tags) {
    var excluded = lowerCase(tags);
    excluded.retainAll(productTags);
    return excluded;
  }

  public SortedSet<String> excludedCollections(Collection<String> ids) {
    var excluded = new TreeSet<>(ids);
    excluded.retainAll(collections);
    return excluded;
  }

  private static SortedSet<String> union(SortedSet<String> one, SortedSet<String> other) {
    var union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  private static SortedSet<String> lowerCase(Collection<String> tags) {
    var lower = new TreeSet<String>();
    tags.forEach(tag -> lower.add(tag.strip().toLowerCase(Locale.ROOT)));
    return lower;
  }
}
