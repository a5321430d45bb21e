package com.loyalnest.admin.api;

import com.loyalnest.admin.shop.ObjectKind;
import com.loyalnest.admin.v1.GetOrderSyncRequest;
import com.loyalnest.admin.v1.GetOrderSyncResponse;
import com.loyalnest.admin.v1.GetOrderSyncResponse.State;
import com.loyalnest.admin.webhook.Arrival;
import com.loyalnest.admin.webhook.ListArrivals;
import com.loyalnest.admin.webhook.Origin;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.v1.GetOrderDecisionRequest;
import com.loyalnest.points.v1.GetOrderDecisionResponse;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Puts together what arrived of an order, which is here, and what was decided about it, which
/// points knows. The merchant's own token goes along.
@Component
class OrderSyncCall {
  private static final Pattern ORDER = Pattern.compile("(?:gid://shopify/Order/)?([0-9]{1,20})");

  private final ListArrivals arrivals;
  private final PointsServiceBlockingStub points;

  OrderSyncCall(ListArrivals arrivals, PointsServiceBlockingStub points) {
    this.arrivals = arrivals;
    this.points = points;
  }

  GetOrderSyncResponse answer(GetOrderSyncRequest request) {
    var order = ORDER.matcher(request.getOrderId());
    if (!order.matches()) {
      throw Refusal.invalid("order_id", "is not an order's number or gid");
    }
    var arrived = arrivals.of(TenantContext.merchantId(), ObjectKind.ORDER, order.group(1));
    var response = GetOrderSyncResponse.newBuilder();
    arrived.forEach(arrival -> response.addArrivals(SyncMapper.arrival(arrival)));
    var decision = decision(request);
    decision.ifPresent(response::setDecision);
    return response.setState(decision.isPresent() ? State.DECIDED : undecided(arrived)).build();
  }

  private static State undecided(List<Arrival> arrived) {
    if (arrived.isEmpty()) {
      return State.NOT_ARRIVED;
    }
    var accepted = arrived.stream().filter(Arrival::isAccepted).toList();
    if (accepted.isEmpty()) {
      return State.PARKED;
    }
    return accepted.stream().allMatch(arrival -> arrival.origin() == Origin.HISTORY)
        ? State.HISTORY
        : State.WAITING;
  }

  private Optional<GetOrderDecisionResponse> decision(GetOrderSyncRequest request) {
    try {
      return Optional.of(
          points.getOrderDecision(
              GetOrderDecisionRequest.newBuilder()
                  .setOrderId(request.getOrderId())
                  .setLocale(request.getLocale())
                  .build()));
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
