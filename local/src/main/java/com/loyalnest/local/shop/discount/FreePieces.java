package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Which pieces of a cart a code for a free product makes free. A piece that is free is not one
/// that was bought for it.
final class FreePieces {
  private FreePieces() {}

  /// @throws CodeRefused if the product is not in the cart, or too little is bought beside it
  static void check(String code, Worth.FreeProduct gift, Basket basket) {
    if (basket.lines().stream().noneMatch(line -> line.variantId() == gift.variantId())) {
      throw new CodeRefused(code, "Put the free product into the cart to use " + code + ".");
    }
    var given = pieces(gift, basket);
    var bought = 0;
    var spent = BigDecimal.ZERO;
    for (var n = 0; n < given.size(); n++) {
      var line = basket.lines().get(n);
      if (line.collections().contains(gift.collectionId())) {
        bought += line.quantity() - given.get(n);
        spent = spent.add(line.value()).subtract(of(line, given.get(n), basket.digits()));
      }
    }
    var wantsMore = gift.bought() != null && bought < gift.bought();
    var wantsMoreSpent = gift.spent() != null && spent.compareTo(gift.spent()) < 0;
    if (wantsMore || wantsMoreSpent) {
      throw new CodeRefused(code, code + " needs more of its collection in the cart.");
    }
  }

  /// What it takes off each line.
  ///
  /// @param left of the lines' values
  static List<BigDecimal> takenOff(Worth.FreeProduct gift, Basket basket, List<BigDecimal> left) {
    var given = pieces(gift, basket);
    var parts = new ArrayList<BigDecimal>();
    for (var n = 0; n < given.size(); n++) {
      parts.add(of(basket.lines().get(n), given.get(n), basket.digits()).min(left.get(n)));
    }
    return parts;
  }

  private static List<Integer> pieces(Worth.FreeProduct gift, Basket basket) {
    var left = gift.pieces();
    var pieces = new ArrayList<Integer>();
    for (var line : basket.lines()) {
      var given = line.variantId() == gift.variantId() ? Math.min(left, line.quantity()) : 0;
      left -= given;
      pieces.add(given);
    }
    return pieces;
  }

  private static BigDecimal of(Basket.Line line, int pieces, int digits) {
    return line.value()
        .multiply(BigDecimal.valueOf(pieces))
        .divide(BigDecimal.valueOf(line.quantity()), digits, RoundingMode.HALF_UP);
  }
}
