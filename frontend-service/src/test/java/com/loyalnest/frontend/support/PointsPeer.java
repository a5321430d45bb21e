package com.loyalnest.frontend.support;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.v1.CancelRedemptionRequest;
import com.loyalnest.points.v1.CancelRedemptionResponse;
import com.loyalnest.points.v1.EarnPointsRequest;
import com.loyalnest.points.v1.EarnPointsResponse;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.GetOrderDecisionRequest;
import com.loyalnest.points.v1.GetOrderDecisionResponse;
import com.loyalnest.points.v1.GetRedemptionRequest;
import com.loyalnest.points.v1.GetRedemptionResponse;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.GetTransactionResponse;
import com.loyalnest.points.v1.ListRedemptionsRequest;
import com.loyalnest.points.v1.ListRedemptionsResponse;
import com.loyalnest.points.v1.ListRewardsRequest;
import com.loyalnest.points.v1.ListRewardsResponse;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.ListTransactionsResponse;
import com.loyalnest.points.v1.PointsServiceGrpc;
import com.loyalnest.points.v1.PointsTransaction;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RedeemRewardResponse;
import com.loyalnest.points.v1.Redemption;
import com.loyalnest.points.v1.Reward;
import com.loyalnest.points.v1.RewardOffer;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.grpc.server.service.GrpcService;

/// Balances as a test sets them, by merchant and the customer's number or our id.
@GrpcService
public class PointsPeer extends PointsServiceGrpc.PointsServiceImplBase {
  private final Map<String, GetBalanceResponse> balances = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  public void account(String merchantId, String number, GetBalanceResponse balance) {
    balances.put(merchantId + "/" + number, balance);
    balances.put(merchantId + "/" + balance.getCustomerId(), balance);
  }

  public int timesAsked(String merchantId) {
    return asked.computeIfAbsent(merchantId, each -> new AtomicInteger()).get();
  }

  @Override
  public void getBalance(GetBalanceRequest request, StreamObserver<GetBalanceResponse> answer) {
    var merchantId = TenantContext.merchantId();
    asked.computeIfAbsent(merchantId, each -> new AtomicInteger()).incrementAndGet();
    var number = request.getCustomerId().replace("gid://shopify/Customer/", "");
    var balance = balances.get(merchantId + "/" + number);
    if (balance == null) {
      throw new Refusal(Reason.CUSTOMER_NOT_FOUND, "customer_id: unknown");
    }
    answer.onNext(balance);
    answer.onCompleted();
  }

  @Override
  public void earnPoints(EarnPointsRequest request, StreamObserver<EarnPointsResponse> answer) {
    if (request.getIdempotencyKey().equals("used")) {
      throw new Refusal(Reason.IDEMPOTENCY_KEY_REUSED, "idempotency_key: used before");
    }
    var merchantId = TenantContext.merchantId();
    var before = balances.get(merchantId + "/" + request.getCustomerId());
    if (before != null) {
      account(
          merchantId,
          request.getCustomerId(),
          before.toBuilder()
              .setPointsBalance(before.getPointsBalance() + 10)
              .setVersion(before.getVersion() + 1)
              .build());
    }
    answer.onNext(
        EarnPointsResponse.newBuilder()
            .setTransactionId("key " + request.getIdempotencyKey())
            .setPoints(10)
            .build());
    answer.onCompleted();
  }

  @Override
  public void listTransactions(
      ListTransactionsRequest request, StreamObserver<ListTransactionsResponse> answer) {
    if (request.getCursor().equals("bad")) {
      throw new Refusal(Reason.INVALID_CURSOR, "cursor: not one of this list");
    }
    answer.onNext(
        ListTransactionsResponse.newBuilder()
            .addTransactions(
                PointsTransaction.newBuilder()
                    .setTransactionId("t-" + request.getCustomerId() + "-" + request.getLimit()))
            .build());
    answer.onCompleted();
  }

  @Override
  public void getTransaction(
      GetTransactionRequest request, StreamObserver<GetTransactionResponse> answer) {
    answer.onNext(
        GetTransactionResponse.newBuilder()
            .setTransaction(
                PointsTransaction.newBuilder().setTransactionId(request.getTransactionId()))
            .addExplanation(request.getLocale() + " for " + request.getCustomerId())
            .build());
    answer.onCompleted();
  }

  @Override
  public void listRewards(ListRewardsRequest request, StreamObserver<ListRewardsResponse> answer) {
    answer.onNext(
        ListRewardsResponse.newBuilder()
            .addRewards(
                Reward.newBuilder()
                    .setRewardId("for-" + request.getCustomerId())
                    .setOffer(RewardOffer.newBuilder().setName(request.getLocale())))
            .build());
    answer.onCompleted();
  }

  @Override
  public void redeemReward(
      RedeemRewardRequest request, StreamObserver<RedeemRewardResponse> answer) {
    if (request.getRewardId().equals("dear")) {
      throw new Refusal(Reason.INSUFFICIENT_POINTS, "the reward costs 500 points, there are 10");
    }
    answer.onNext(
        RedeemRewardResponse.newBuilder()
            .setRedemptionId(request.getCustomerId() + "/" + request.getIdempotencyKey())
            .setRedemptionStatus("pending")
            .build());
    answer.onCompleted();
  }

  @Override
  public void cancelRedemption(
      CancelRedemptionRequest request, StreamObserver<CancelRedemptionResponse> answer) {
    answer.onNext(
        CancelRedemptionResponse.newBuilder()
            .setRedemption(redemption(request.getCustomerId(), "cancelled"))
            .build());
    answer.onCompleted();
  }

  @Override
  public void getRedemption(
      GetRedemptionRequest request, StreamObserver<GetRedemptionResponse> answer) {
    answer.onNext(
        GetRedemptionResponse.newBuilder()
            .setRedemption(redemption(request.getCustomerId(), "issued"))
            .build());
    answer.onCompleted();
  }

  @Override
  public void listRedemptions(
      ListRedemptionsRequest request, StreamObserver<ListRedemptionsResponse> answer) {
    answer.onNext(
        ListRedemptionsResponse.newBuilder()
            .addRedemptions(redemption(request.getCustomerId(), "issued"))
            .build());
    answer.onCompleted();
  }

  private static Redemption redemption(String customerId, String status) {
    return Redemption.newBuilder()
        .setRedemptionId("r-" + customerId)
        .setRedemptionStatus(status)
        .build();
  }

  @Override
  public void getOrderDecision(
      GetOrderDecisionRequest request, StreamObserver<GetOrderDecisionResponse> answer) {
    throw new IllegalStateException("select secret from customers where email = 'a@example.com'");
  }
}
