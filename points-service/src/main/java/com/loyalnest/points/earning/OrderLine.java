package com.loyalnest.points.earning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A line of an order, in the shop's currency.
///
/// @param productId the platform's, empty for what is no product
/// @param unitPrice before discounts
/// @param discount of the whole line
/// @param tax of the whole line
public record OrderLine(
    String lineId,
    String productId,
    int quantity,
    BigDecimal unitPrice,
    BigDecimal discount,
    BigDecimal tax,
    boolean giftCard) {

  /// Lines that were kept before products were told name none.
  @JsonCreator
  static OrderLine kept(
      @JsonProperty("lineId") String lineId,
      @JsonProperty("productId") @Nullable String productId,
      @JsonProperty("quantity") int quantity,
      @JsonProperty("unitPrice") BigDecimal unitPrice,
      @JsonProperty("discount") BigDecimal discount,
      @JsonProperty("tax") BigDecimal tax,
      @JsonProperty("giftCard") boolean giftCard) {
    return new OrderLine(
        lineId, productId == null ? "" : productId, quantity, unitPrice, discount, tax, giftCard);
  }

  /// What was paid for the goods themselves and, if it counts, their tax; never less than nothing.
  BigDecimal eligible(boolean taxesIncluded, boolean taxCounts) {
    var paid = unitPrice.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
    var bare = (taxesIncluded ? paid.subtract(tax) : paid).max(BigDecimal.ZERO);
    return taxCounts ? bare.add(tax.max(BigDecimal.ZERO)) : bare;
  }
}
