package com.loyalnest.auth.shopify;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A shop's permanent name at Shopify, `name.myshopify.com` in lower case. Because nothing else can
/// be one, a call built from it can only go to Shopify.
public record ShopDomain(String value) {
  private static final int LONGEST = 255;
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]*\\.myshopify\\.com");

  public ShopDomain {
    if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a shop domain");
    }
  }

  /// Empty for anything that is not a shop's domain.
  public static Optional<ShopDomain> parse(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.length() <= LONGEST && SHAPE.matcher(lower).matches()
        ? Optional.of(new ShopDomain(lower))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
