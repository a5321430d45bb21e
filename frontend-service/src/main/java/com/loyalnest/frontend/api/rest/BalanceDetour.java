package com.loyalnest.frontend.api.rest;

import com.google.protobuf.Message;
import com.loyalnest.frontend.balance.Balance;
import com.loyalnest.frontend.balance.Balances;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.PointsServiceGrpc;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// A balance that is kept is answered without asking points; one that is not is kept.
@Component
class BalanceDetour implements Detour {
  private final Balances balances;

  BalanceDetour(Balances balances) {
    this.balances = balances;
  }

  @Override
  public String method() {
    return PointsServiceGrpc.getGetBalanceMethod().getFullMethodName();
  }

  @Override
  public Message take(Message request, UnaryOperator<Message> onward) {
    var named = ((GetBalanceRequest) request).getCustomerId();
    return kept((GetBalanceRequest) request)
        .<Message>map(BalanceDetour::response)
        .orElseGet(() -> asked(named, (GetBalanceResponse) onward.apply(request)));
  }

  /// What is kept knows no dates.
  private Optional<Balance> kept(GetBalanceRequest request) {
    return request.getDates()
        ? Optional.empty()
        : merchant().flatMap(merchantId -> balances.find(merchantId, request.getCustomerId()));
  }

  /// Keeps an answer that points gave just now.
  void refresh(String named, Message answer) {
    asked(named, (GetBalanceResponse) answer);
  }

  private GetBalanceResponse asked(String named, GetBalanceResponse answer) {
    merchant().ifPresent(merchantId -> balances.keep(merchantId, named, balance(answer)));
    return answer;
  }

  private static Optional<String> merchant() {
    return CallerContext.current().tenant();
  }

  private static GetBalanceResponse response(Balance balance) {
    return GetBalanceResponse.newBuilder()
        .setCustomerId(balance.customerId())
        .setPointsBalance(balance.available())
        .setPointsPending(balance.pending())
        .setPointsDebt(balance.debt())
        .setTotalPointsEarned(balance.totalEarned())
        .setVersion(balance.version())
        .build();
  }

  private static Balance balance(GetBalanceResponse answer) {
    return new Balance(
        answer.getCustomerId(),
        answer.getPointsBalance(),
        answer.getPointsPending(),
        answer.getPointsDebt(),
        answer.getTotalPointsEarned(),
        answer.getVersion());
  }
}
