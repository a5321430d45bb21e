package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.discount.AppliedCode;
import com.loyalnest.local.shop.discount.Worth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// One discount of an order, in the words of the order's document.
sealed interface OrderDiscount {
  /// What it takes off each line.
  List<BigDecimal> lines();

  BigDecimal shipping();

  /// Its entry among `discount_applications`.
  ObjectNode application(String currency);

  /// Its entry among `discount_codes`.
  Optional<ObjectNode> code(String currency);

  /// Somebody in the shop gave it.
  record Manual(List<BigDecimal> lines) implements OrderDiscount {
    @Override
    public BigDecimal shipping() {
      return BigDecimal.ZERO;
    }

    @Override
    public ObjectNode application(String currency) {
      var amount = lines.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      return across("manual", Documents.amount(amount, currency), "fixed_amount")
          .put("title", "Thank you")
          .put("description", "Thank you");
    }

    @Override
    public Optional<ObjectNode> code(String currency) {
      return Optional.empty();
    }
  }

  /// The shopper typed a code.
  record ByCode(AppliedCode applied) implements OrderDiscount {
    @Override
    public List<BigDecimal> lines() {
      return applied.lines();
    }

    @Override
    public BigDecimal shipping() {
      return applied.shipping();
    }

    @Override
    public ObjectNode application(String currency) {
      var application =
          switch (applied.code().worth()) {
            case Worth.AmountOff(var amount) ->
                across("discount_code", Documents.amount(amount, currency), "fixed_amount");
            case Worth.PercentageOff(var part) ->
                across("discount_code", percent(part), "percentage");
            case Worth.FreeShipping() ->
                across("discount_code", percent(BigDecimal.ONE), "percentage")
                    .put("target_type", "shipping_line")
                    .put("allocation_method", "each");
            case Worth.FreeProduct freeProduct ->
                across("discount_code", percent(BigDecimal.ONE), "percentage")
                    .put("allocation_method", "each")
                    .put("target_selection", "entitled");
          };
      return application.put("code", applied.code().code());
    }

    @Override
    public Optional<ObjectNode> code(String currency) {
      var type =
          switch (applied.code().worth()) {
            case Worth.AmountOff amountOff -> "fixed_amount";
            case Worth.PercentageOff percentageOff -> "percentage";
            case Worth.FreeProduct freeProduct -> "percentage";
            case Worth.FreeShipping freeShipping -> "shipping";
          };
      return Optional.of(
          Documents.object()
              .put("code", applied.code().code())
              .put("amount", Documents.amount(applied.total(), currency))
              .put("type", type));
    }

    private static String percent(BigDecimal part) {
      return part.movePointRight(2).setScale(1, java.math.RoundingMode.HALF_UP).toPlainString();
    }
  }

  private static ObjectNode across(String type, String value, String valueType) {
    return Documents.object()
        .put("target_type", "line_item")
        .put("type", type)
        .put("value", value)
        .put("value_type", valueType)
        .put("allocation_method", "across")
        .put("target_selection", "all");
  }
}
