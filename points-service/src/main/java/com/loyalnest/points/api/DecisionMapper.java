package com.loyalnest.points.api;

import com.google.protobuf.Timestamp;
import com.loyalnest.points.activity.ActivityDecision;
import com.loyalnest.points.activity.ActivityStep;
import com.loyalnest.points.activity.ActivityStep.Given;
import com.loyalnest.points.activity.ActivityStep.Limited;
import com.loyalnest.points.earning.Decision;
import com.loyalnest.points.earning.DecisionStep.Eligible;
import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.RateApplied;
import com.loyalnest.points.earning.DecisionStep.Refunded;
import com.loyalnest.points.earning.DecisionStep.Rounded;
import com.loyalnest.points.v1.DecisionStep;
import com.loyalnest.points.v1.GetOrderDecisionResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decisions in the words of the contract.
final class DecisionMapper {
  private DecisionMapper() {}

  static GetOrderDecisionResponse response(Decision decision, List<String> explanation) {
    var response =
        GetOrderDecisionResponse.newBuilder()
            .setOrderId(decision.order().orderId())
            .setCustomerId(Optional.ofNullable(decision.customerId()).orElse(""))
            .setPoints(decision.points())
            .setProgramVersion(decision.programVersion())
            .setDecidedAt(timestamp(decision.decidedAt()));
    return response.addAllSteps(steps(decision)).addAllExplanation(explanation).build();
  }

  static List<DecisionStep> steps(Decision decision) {
    return decision.steps().stream().map(DecisionMapper::step).toList();
  }

  private static DecisionStep step(com.loyalnest.points.earning.DecisionStep step) {
    var mapped = DecisionStep.newBuilder();
    switch (step) {
      case Exclusion exclusion ->
          mapped
              .getExclusionBuilder()
              .setReason(exclusion.reason().word())
              .setLineId(exclusion.lineId());
      case Eligible eligible ->
          mapped
              .getEligibleBuilder()
              .setAmount(eligible.amount().toPlainString())
              .setCurrency(eligible.currency());
      case RateApplied rate ->
          mapped
              .getRateBuilder()
              .setNumerator(rate.numerator())
              .setDenominator(rate.denominator())
              .setProduct(rate.product());
      case Rounded rounded ->
          mapped.getRoundingBuilder().setMode(rounded.mode()).setPoints(rounded.points());
      case Refunded refunded ->
          mapped
              .getRefundBuilder()
              .setRefundId(refunded.refundId())
              .setLineId(refunded.lineId())
              .setQuantity(refunded.quantity())
              .setPoints(refunded.points());
    }
    return mapped.build();
  }

  static List<DecisionStep> steps(ActivityDecision decision) {
    return decision.steps().stream().map(DecisionMapper::step).toList();
  }

  private static DecisionStep step(ActivityStep step) {
    var mapped = DecisionStep.newBuilder();
    switch (step) {
      case Given given ->
          mapped.getGivenBuilder().setActivity(given.activity()).setPoints(given.points());
      case Limited limited ->
          mapped
              .getLimitBuilder()
              .setActivity(limited.activity())
              .setPeriod(limited.period().word())
              .setLimit(limited.limit());
    }
    return mapped.build();
  }

  static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
