package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.idempotency.IdempotentCalls;
import com.loyalnest.points.activity.ActivityDecision;
import com.loyalnest.points.activity.ActivityOutcome;
import com.loyalnest.points.activity.RecordActivity;
import com.loyalnest.points.activity.ToldDeed;
import com.loyalnest.points.explanation.Explanation;
import com.loyalnest.points.program.Period;
import com.loyalnest.points.program.ProgramInForce;
import com.loyalnest.points.v1.EarnPointsRequest;
import com.loyalnest.points.v1.EarnPointsResponse;
import com.loyalnest.points.v1.RecordActivityRequest;
import com.loyalnest.points.v1.RecordActivityResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Deeds other than buying, as merchants tell of them. The deed and its idempotency key are one
/// transaction.
@Component
class ActivityCalls {
  private static final String PRODUCT_GID = "gid://shopify/Product/";

  private final RecordActivity recordActivity;
  private final CustomerAccounts accounts;
  private final Explanation explanation;
  private final ProgramInForce programInForce;
  private final IdempotentCalls idempotentCalls;
  private final TransactionTemplate transactions;

  ActivityCalls(
      RecordActivity recordActivity,
      CustomerAccounts accounts,
      Explanation explanation,
      ProgramInForce programInForce,
      IdempotentCalls idempotentCalls,
      TransactionTemplate transactions) {
    this.recordActivity = recordActivity;
    this.accounts = accounts;
    this.explanation = explanation;
    this.programInForce = programInForce;
    this.idempotentCalls = idempotentCalls;
    this.transactions = transactions;
  }

  RecordActivityResponse record(RecordActivityRequest request) {
    return transactions.execute(transaction ->
        idempotentCalls.once(
            "RecordActivity",
            request.getIdempotencyKey(),
            request,
            RecordActivityResponse.parser(),
            () -> response(request, decided(record(told(request)), Reason.ACTIVITY_NOT_FOUND))));
  }

  /// The same, by the words of the other call.
  EarnPointsResponse earn(EarnPointsRequest request) {
    return transactions.execute(transaction ->
        idempotentCalls.once(
            "EarnPoints",
            request.getIdempotencyKey(),
            request,
            EarnPointsResponse.parser(),
            () -> response(decided(record(told(request)), Reason.UNKNOWN_ACTION))));
  }

  private ActivityOutcome record(ToldDeed told) {
    return recordActivity.record(told, CustomerAccounts.actor());
  }

  private ToldDeed told(RecordActivityRequest request) {
    return new ToldDeed(
        accounts.named(request.getCustomerId()),
        request.getActivity(),
        reference(request.getReferenceId()),
        productNumber(request.getProductId()));
  }

  private ToldDeed told(EarnPointsRequest request) {
    var named = request.getReferenceId();
    return new ToldDeed(
        accounts.named(request.getCustomerId()),
        request.getActionType(),
        reference(named.isEmpty() ? request.getOrderId() : named),
        "");
  }

  private static String reference(String named) {
    if (named.isBlank()) {
      throw Refusal.invalid("reference_id", "names what was done");
    }
    return named.strip();
  }

  private static String productNumber(String productId) {
    var stripped = productId.strip();
    return stripped.startsWith(PRODUCT_GID) ? stripped.substring(PRODUCT_GID.length()) : stripped;
  }

  private static ActivityDecision decided(ActivityOutcome outcome, Reason unknown) {
    return switch (outcome) {
      case ActivityOutcome.Decided decided -> decided.decision();
      case ActivityOutcome.Unknown nothing ->
          throw new Refusal(unknown, "the program has no such activity");
      case ActivityOutcome.Off off ->
          throw new Refusal(Reason.ACTIVITY_OFF, "the program has this activity switched off");
      case ActivityOutcome.NotRecorded seen ->
          throw new Refusal(
              Reason.ACTIVITY_NOT_RECORDED, "this activity is seen without being told of");
      case ActivityOutcome.BalanceFull full ->
          throw new Refusal(Reason.BALANCE_FULL, "the account cannot hold so many points");
    };
  }

  private RecordActivityResponse response(
      RecordActivityRequest request, ActivityDecision decision) {
    return RecordActivityResponse.newBuilder()
        .setTransactionId(transactionId(decision))
        .setPoints(decision.points())
        .setLimitReached(limit(decision))
        .addAllExplanation(
            explanation.ofActivity(
                decision.steps(),
                request.getLocale(),
                programInForce.of(decision.deed().account().merchantId()).pointsNames()))
        .build();
  }

  private static EarnPointsResponse response(ActivityDecision decision) {
    return EarnPointsResponse.newBuilder()
        .setTransactionId(transactionId(decision))
        .setPoints(decision.points())
        .setLimitReached(limit(decision))
        .build();
  }

  private static String transactionId(ActivityDecision decision) {
    return Optional.ofNullable(decision.transactionId()).orElse("");
  }

  private static String limit(ActivityDecision decision) {
    return decision.limitReached().map(Period::word).orElse("");
  }
}
