package com.loyalnest.points.earning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;

/// One step of a decision, in the order in which they were taken. Kept as JSON, so the words here
/// are a format.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DecisionStep.Exclusion.class, name = "exclusion"),
  @JsonSubTypes.Type(value = DecisionStep.Eligible.class, name = "eligible"),
  @JsonSubTypes.Type(value = DecisionStep.RateApplied.class, name = "rate"),
  @JsonSubTypes.Type(value = DecisionStep.Multiplied.class, name = "multiplier"),
  @JsonSubTypes.Type(value = DecisionStep.Rounded.class, name = "rounding"),
  @JsonSubTypes.Type(value = DecisionStep.Refunded.class, name = "refund")
})
public sealed interface DecisionStep {
  /// Something earned nothing. Without a line it is the whole order.
  record Exclusion(Reason reason, String lineId) implements DecisionStep {
    static Exclusion order(Reason reason) {
      return new Exclusion(reason, "");
    }
  }

  /// Money that earns.
  record Eligible(BigDecimal amount, String currency) implements DecisionStep {}

  /// points = amount × numerator ÷ denominator, before rounding.
  ///
  /// @param product exact, as a fraction in lowest terms
  record RateApplied(long numerator, long denominator, String product) implements DecisionStep {}

  /// The product so far × numerator ÷ denominator, before rounding.
  ///
  /// @param kind `segment`, `tier`, `campaign`
  /// @param name of the segment, tier or campaign
  /// @param product exact, as a fraction in lowest terms
  record Multiplied(String kind, String name, long numerator, long denominator, String product)
      implements DecisionStep {}

  /// The one rounding of the order.
  record Rounded(String mode, int points) implements DecisionStep {}

  /// A refund takes back from what a line earned.
  ///
  /// @param quantity units; 0 when only money was given back
  record Refunded(String refundId, String lineId, int quantity, int points)
      implements DecisionStep {}

  /// Why something earned nothing.
  enum Reason {
    TEST_ORDER,
    NOT_PAID,
    CANCELLED,
    GUEST,
    CUSTOMER_TAG,
    GIFT_CARD,
    PRODUCT,
    TAG,
    COLLECTION,
    NO_LINES,
    BELOW_MINIMUM,
    NOTHING_ELIGIBLE;

    /// Its word in the contract.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
