package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.idempotency.IdempotentCalls;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.earning.EarnFromOrder;
import com.loyalnest.points.earning.EarnOutcome;
import com.loyalnest.points.v1.EarnPointsRequest;
import com.loyalnest.points.v1.EarnPointsResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// `EarnPoints`: of an order the shop is asked outside of any transaction, the answer and its
/// idempotency key are one. What is no purchase is an activity.
@Component
class EarnPointsCall {
  private static final String PURCHASE = "purchase";

  private final EarnFromOrder earnFromOrder;
  private final ActivityCalls activities;
  private final IdempotentCalls idempotentCalls;
  private final TransactionTemplate transactions;

  EarnPointsCall(
      EarnFromOrder earnFromOrder,
      ActivityCalls activities,
      IdempotentCalls idempotentCalls,
      TransactionTemplate transactions) {
    this.earnFromOrder = earnFromOrder;
    this.activities = activities;
    this.idempotentCalls = idempotentCalls;
    this.transactions = transactions;
  }

  EarnPointsResponse answer(EarnPointsRequest request) {
    if (!request.getActionType().equals(PURCHASE)) {
      return activities.earn(request);
    }
    var order = OrderReferences.key(TenantContext.merchantId(), request.getOrderId());
    try {
      if (!earnFromOrder.makeKnown(order, actor(), Cause.current())) {
        throw new Refusal(Reason.ORDER_NOT_FOUND, "order_id: the shop has no such order");
      }
    } catch (ShopAway away) {
      throw new Refusal(Reason.SHOPIFY_UNAVAILABLE, "the shop cannot be asked now, try again");
    }
    var customer = CustomerReference.parse(request.getCustomerId());
    return transactions.execute(transaction ->
        idempotentCalls.once(
            "EarnPoints",
            request.getIdempotencyKey(),
            request,
            EarnPointsResponse.parser(),
            () -> response(earnFromOrder.outcome(order, customer))));
  }

  private static EarnPointsResponse response(EarnOutcome outcome) {
    return switch (outcome) {
      case EarnOutcome.Earned earned ->
          EarnPointsResponse.newBuilder()
              .setTransactionId(earned.transactionId())
              .setPoints(earned.points())
              .build();
      case EarnOutcome.NothingEarned nothing ->
          throw new Refusal(
              Reason.NOTHING_EARNED, "the order earns nothing: " + nothing.reason().word());
      case EarnOutcome.CustomerUnknown unknown ->
          throw new Refusal(Reason.CUSTOMER_NOT_FOUND, "customer_id: no such customer");
      case EarnOutcome.OfAnotherCustomer other ->
          throw new Refusal(
              Reason.ORDER_OF_ANOTHER_CUSTOMER, "order_id: belongs to another customer");
      case EarnOutcome.OrderUnknown unknown ->
          throw new Refusal(Reason.ORDER_NOT_FOUND, "order_id: no such order");
    };
  }

  private static String actor() {
    return CallerContext.current() instanceof CallerIdentity.Merchant merchant
        ? "merchant:" + merchant.actor()
        : "system";
  }
}
