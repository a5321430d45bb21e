package com.loyalnest.local.shop.discount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes what codes are worth off a cart. Codes for the lines come one after the other, each off
/// what the earlier ones have left; those for single products before those for the whole order.
@Service
public class ApplyCodes {
  private final DiscountCodes discountCodes;

  ApplyCodes(DiscountCodes discountCodes) {
    this.discountCodes = discountCodes;
  }

  /// What the codes would take off now; nothing is used.
  ///
  /// @throws CodeRefused for the first code that cannot be used
  @Transactional(readOnly = true)
  public List<AppliedCode> preview(Basket basket, List<String> codes) {
    return apply(basket, codes, discountCodes::find);
  }

  /// Uses the codes for an order. They are locked first, so that two checkouts with one code run in
  /// turn.
  ///
  /// @throws CodeRefused for the first code that cannot be used; then none is
  @Transactional(propagation = Propagation.MANDATORY)
  public List<AppliedCode> use(Basket basket, List<String> codes, long orderId, String buyer) {
    var applied = apply(basket, codes, discountCodes::findLocked);
    applied.forEach(each -> discountCodes.use(each.code(), orderId, buyer));
    return applied;
  }

  private List<AppliedCode> apply(
      Basket basket, List<String> codes, Function<String, Optional<DiscountCode>> source) {
    var wanted = found(codes, source);
    for (var code : wanted) {
      CodeRules.check(code, basket);
      if (code.oncePerCustomer()
          && basket.buyer() != null
          && discountCodes.isUsedBy(basket.buyer(), code)) {
        throw new CodeRefused(code.code(), "You have used " + code.code() + " already.");
      }
    }
    CodeRules.checkTogether(wanted);
    return takenOff(
        basket, wanted.stream().sorted(Comparator.comparing(ApplyCodes::isForAll)).toList());
  }

  /// In the order in which they were typed, but read in the order of their letters, in which every
  /// checkout locks them.
  private static List<DiscountCode> found(
      List<String> codes, Function<String, Optional<DiscountCode>> source) {
    var byName = new TreeMap<String, DiscountCode>();
    codes.stream()
        .sorted(Comparator.comparing(ApplyCodes::upper))
        .forEach(code ->
            byName.put(
                upper(code),
                source
                    .apply(code.strip())
                    .orElseThrow(
                        () -> new CodeRefused(code, code + " is not a code of this shop."))));
    return codes.stream().map(ApplyCodes::upper).distinct().map(byName::get).toList();
  }

  private static boolean isForAll(DiscountCode code) {
    return code.discountClass() != DiscountClass.PRODUCT;
  }

  private static String upper(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }

  private static List<AppliedCode> takenOff(Basket basket, List<DiscountCode> codes) {
    var left = new ArrayList<>(basket.values());
    var none = basket.lines().stream().map(line -> BigDecimal.ZERO).toList();
    var applied = new ArrayList<AppliedCode>();
    for (var code : codes) {
      var parts =
          switch (code.worth()) {
            case Worth.FreeShipping() -> none;
            case Worth.FreeProduct gift -> FreePieces.takenOff(gift, basket, left);
            case Worth.AmountOff(var amount) ->
                Spread.over(
                    left,
                    amount.min(sum(left)).setScale(basket.digits(), RoundingMode.DOWN),
                    basket.digits());
            case Worth.PercentageOff(var part) ->
                Spread.over(
                    left,
                    sum(left).multiply(part).setScale(basket.digits(), RoundingMode.HALF_UP),
                    basket.digits());
          };
      for (var n = 0; n < parts.size(); n++) {
        left.set(n, left.get(n).subtract(parts.get(n)));
      }
      var shipping =
          code.worth() instanceof Worth.FreeShipping ? basket.shipping() : BigDecimal.ZERO;
      applied.add(new AppliedCode(code, parts, shipping));
    }
    return applied;
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
