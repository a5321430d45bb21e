package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;
import java.util.List;

/// Whether a code may be used with a cart, in the order in which Shopify asks.
final class CodeRules {
  private CodeRules() {}

  /// @throws CodeRefused with what the shopper should know
  static void check(DiscountCode code, Basket basket) {
    var name = code.code();
    if (!code.active()) {
      throw new CodeRefused(name, name + " is no longer valid.");
    }
    if (code.startsAt() != null && basket.at().isBefore(code.startsAt())) {
      throw new CodeRefused(name, name + " is not valid yet.");
    }
    if (code.endsAt() != null && !basket.at().isBefore(code.endsAt())) {
      throw new CodeRefused(name, name + " has expired.");
    }
    if (code.usageLimit() != null && code.used() >= code.usageLimit()) {
      throw new CodeRefused(name, name + " has been used already.");
    }
    checkBuyer(code, basket);
    BigDecimal minimum = code.minimumSubtotal();
    if (minimum != null && basket.subtotal().compareTo(minimum) < 0) {
      throw new CodeRefused(
          name,
          "%s needs a cart of at least $%s.".formatted(name, minimum.setScale(basket.digits())));
    }
    if (code.worth() instanceof Worth.FreeProduct gift) {
      FreePieces.check(name, gift, basket);
    }
  }

  private static void checkBuyer(DiscountCode code, Basket basket) {
    if (code.customers().isEmpty()) {
      return;
    }
    if (basket.customerId() == null) {
      throw new CodeRefused(code.code(), "Sign in to use " + code.code() + ".");
    }
    if (!code.customers().contains(basket.customerId())) {
      throw new CodeRefused(code.code(), code.code() + " belongs to another customer.");
    }
  }

  /// @throws CodeRefused for the first code that cannot stand beside an earlier one
  static void checkTogether(List<DiscountCode> codes) {
    for (var n = 1; n < codes.size(); n++) {
      var later = codes.get(n);
      for (var earlier : codes.subList(0, n)) {
        if (!later.combinesWith(earlier)) {
          throw new CodeRefused(
              later.code(),
              "%s cannot be used together with %s.".formatted(later.code(), earlier.code()));
        }
      }
    }
  }
}
