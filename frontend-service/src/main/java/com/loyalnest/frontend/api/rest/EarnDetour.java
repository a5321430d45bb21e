package com.loyalnest.frontend.api.rest;

import com.google.protobuf.Message;
import com.loyalnest.points.v1.EarnPointsRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.PointsServiceGrpc;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Whoever earned points sees them in the very next balance: the ledger is asked once more before
/// the answer goes out, and what it says replaces what was kept.
@Component
class EarnDetour implements Detour {
  private static final Logger LOG = LoggerFactory.getLogger(EarnDetour.class);

  private final PeerCalls peers;
  private final BalanceDetour balances;
  private final RestMethod balance;

  EarnDetour(PeerCalls peers, BalanceDetour balances) {
    this.peers = peers;
    this.balances = balances;
    this.balance = method(balances.method());
  }

  @Override
  public String method() {
    return PointsServiceGrpc.getEarnPointsMethod().getFullMethodName();
  }

  @Override
  public Message take(Message request, UnaryOperator<Message> onward) {
    var answer = onward.apply(request);
    var customer = ((EarnPointsRequest) request).getCustomerId();
    try {
      balances.refresh(
          customer,
          peers.call(balance, GetBalanceRequest.newBuilder().setCustomerId(customer).build()));
    } catch (StatusRuntimeException away) {
      LOG.warn("a balance was not refreshed after earning: {}", away.getStatus().getCode());
    }
    return answer;
  }

  private static RestMethod method(String name) {
    List<RestMethod> found =
        Contracts.restMethods().stream().filter(each -> each.name().equals(name)).toList();
    return found.getFirst();
  }
}
