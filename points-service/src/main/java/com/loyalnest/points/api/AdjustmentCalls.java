package com.loyalnest.points.api;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.idempotency.IdempotentCalls;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.adjustment.AdjustPoints;
import com.loyalnest.points.adjustment.AdjustPointsCommand;
import com.loyalnest.points.adjustment.AdjustmentOutcome;
import com.loyalnest.points.adjustment.Adjustments;
import com.loyalnest.points.adjustment.DecideAdjustment;
import com.loyalnest.points.adjustment.PointsAdjustment;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.AdjustPointsResponse;
import com.loyalnest.points.v1.Adjustment;
import com.loyalnest.points.v1.ApproveAdjustmentRequest;
import com.loyalnest.points.v1.ApproveAdjustmentResponse;
import com.loyalnest.points.v1.ListAdjustmentsRequest;
import com.loyalnest.points.v1.ListAdjustmentsResponse;
import com.loyalnest.points.v1.RefuseAdjustmentRequest;
import com.loyalnest.points.v1.RefuseAdjustmentResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Adjustments by the merchant's staff: asked for, decided, listed. Each write and its idempotency
/// key are one transaction.
@Component
class AdjustmentCalls {
  private static final int USUAL_PAGE = 20;

  private final AdjustPoints adjustPoints;
  private final DecideAdjustment decideAdjustment;
  private final Adjustments adjustments;
  private final Accounts accounts;
  private final IdempotentCalls idempotentCalls;
  private final TransactionTemplate transactions;

  AdjustmentCalls(
      AdjustPoints adjustPoints,
      DecideAdjustment decideAdjustment,
      Adjustments adjustments,
      Accounts accounts,
      IdempotentCalls idempotentCalls,
      TransactionTemplate transactions) {
    this.adjustPoints = adjustPoints;
    this.decideAdjustment = decideAdjustment;
    this.adjustments = adjustments;
    this.accounts = accounts;
    this.idempotentCalls = idempotentCalls;
    this.transactions = transactions;
  }

  AdjustPointsResponse adjust(AdjustPointsRequest request) {
    if (request.getReason().isBlank()) {
      throw Refusal.invalid("reason", "says why, in words");
    }
    return once(
        "AdjustPoints",
        request.getIdempotencyKey(),
        request,
        AdjustPointsResponse.parser(),
        () ->
            AdjustPointsResponse.newBuilder()
                .setAdjustment(kept(adjustPoints.adjust(command(request))))
                .build());
  }

  private AdjustPointsCommand command(AdjustPointsRequest request) {
    var merchantId = TenantContext.merchantId();
    var account =
        accounts
            .find(merchantId, CustomerReference.parse(request.getCustomerId()))
            .map(customerId -> new AccountKey(merchantId, customerId))
            .orElseThrow(
                () -> new Refusal(Reason.CUSTOMER_NOT_FOUND, "customer_id: no such customer"));
    return new AdjustPointsCommand(
        account, request.getPoints(), request.getReason().strip(), staff());
  }

  ApproveAdjustmentResponse approve(ApproveAdjustmentRequest request) {
    return once(
        "ApproveAdjustment",
        request.getIdempotencyKey(),
        request,
        ApproveAdjustmentResponse.parser(),
        () ->
            ApproveAdjustmentResponse.newBuilder()
                .setAdjustment(
                    kept(
                        decideAdjustment.approve(
                            TenantContext.merchantId(), request.getAdjustmentId(), staff())))
                .build());
  }

  RefuseAdjustmentResponse refuse(RefuseAdjustmentRequest request) {
    return once(
        "RefuseAdjustment",
        request.getIdempotencyKey(),
        request,
        RefuseAdjustmentResponse.parser(),
        () ->
            RefuseAdjustmentResponse.newBuilder()
                .setAdjustment(
                    kept(
                        decideAdjustment.refuse(
                            TenantContext.merchantId(), request.getAdjustmentId(), staff())))
                .build());
  }

  ListAdjustmentsResponse list(ListAdjustmentsRequest request) {
    var limit = request.getLimit() == 0 ? USUAL_PAGE : request.getLimit();
    var state = Optional.of(request.getState()).filter(word -> !word.isEmpty());
    var found =
        adjustments.list(
            TenantContext.merchantId(), state, Cursor.parse(request.getCursor()), limit + 1);
    var response = ListAdjustmentsResponse.newBuilder();
    found.stream().limit(limit).forEach(one -> response.addAdjustments(adjustment(one)));
    if (found.size() > limit) {
      response.setNextCursor(Cursor.after(found.get(limit - 1).adjustmentId()));
    }
    return response.build();
  }

  private <A extends Message> A once(
      String operation, String key, Message request, Parser<A> answers, Supplier<A> call) {
    return transactions.execute(
        transaction -> idempotentCalls.once(operation, key, request, answers, call));
  }

  private static Adjustment kept(AdjustmentOutcome outcome) {
    return switch (outcome) {
      case AdjustmentOutcome.Kept kept -> adjustment(kept.adjustment());
      case AdjustmentOutcome.Insufficient insufficient ->
          throw new Refusal(
              Reason.INSUFFICIENT_POINTS,
              "points: the balance is "
                  + insufficient.available()
                  + ", to take "
                  + insufficient.wanted());
      case AdjustmentOutcome.BalanceFull full ->
          throw new Refusal(Reason.BALANCE_FULL, "points: the account cannot hold so many");
      case AdjustmentOutcome.Unknown unknown ->
          throw new Refusal(Reason.ADJUSTMENT_NOT_FOUND, "adjustment_id: no such adjustment");
      case AdjustmentOutcome.OnePerson same ->
          throw new Refusal(Reason.ADJUSTMENT_OF_ONE_PERSON, "another member of staff must decide");
      case AdjustmentOutcome.Decided decided ->
          throw new Refusal(
              Reason.ADJUSTMENT_DECIDED,
              "adjustment_id: is " + decided.state().word() + " already");
    };
  }

  private static Adjustment adjustment(PointsAdjustment adjustment) {
    var mapped =
        Adjustment.newBuilder()
            .setAdjustmentId(adjustment.adjustmentId())
            .setCustomerId(adjustment.customerId())
            .setPoints(adjustment.points())
            .setReason(adjustment.reason())
            .setState(adjustment.state().word())
            .setRequestedBy(adjustment.requestedBy())
            .setRequestedAt(DecisionMapper.timestamp(adjustment.requestedAt()))
            .setTransactionId(adjustment.transactionId().orElse(""));
    adjustment
        .verdict()
        .ifPresent(verdict ->
            mapped.setDecidedBy(verdict.by()).setDecidedAt(DecisionMapper.timestamp(verdict.at())));
    return mapped.build();
  }

  /// Four eyes need two people: a call of nobody's is not one of staff.
  private static String staff() {
    if (CallerContext.current() instanceof CallerIdentity.Merchant merchant) {
      return merchant.actor();
    }
    throw new Refusal(Reason.PERMISSION_DENIED, "only the merchant's staff adjust points");
  }
}
