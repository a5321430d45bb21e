package com.loyalnest.frontend.support;

import com.google.protobuf.Timestamp;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.ExchangeApiKeyRequest;
import com.loyalnest.auth.v1.ExchangeApiKeyResponse;
import com.loyalnest.auth.v1.LoginRequest;
import com.loyalnest.auth.v1.LoginResponse;
import com.loyalnest.auth.v1.MintShopperTokenRequest;
import com.loyalnest.auth.v1.MintShopperTokenResponse;
import com.loyalnest.auth.v1.ResolveShopsRequest;
import com.loyalnest.auth.v1.ResolveShopsResponse;
import com.loyalnest.auth.v1.Shop;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.testing.TestCallers;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Knows every shop that is called `nest-…` (merchant `merchant-…`) or `gone-…` (uninstalled), and
/// cannot answer for `away-…`.
@GrpcService
public class AuthPeer extends AuthServiceGrpc.AuthServiceImplBase {

  /// Of merchant `m-rest`, for customers; [#READING] reads only.
  public static final String KEY = "lnk_full";

  public static final String READING = "lnk_reading";

  @Override
  public void exchangeApiKey(
      ExchangeApiKeyRequest request, StreamObserver<ExchangeApiKeyResponse> answer) {
    var response = ExchangeApiKeyResponse.newBuilder();
    if (request.getKey().equals(KEY) || request.getKey().equals(READING)) {
      response.setToken(
          TestCallers.keyToken("m-rest", request.getKey().equals(READING), Area.CUSTOMERS));
    }
    answer.onNext(response.build());
    answer.onCompleted();
  }

  @Override
  public void login(LoginRequest request, StreamObserver<LoginResponse> answer) {
    if (!request.getToken().equals("good")) {
      throw new Refusal(Reason.UNAUTHENTICATED, "the session token is not valid");
    }
    answer.onNext(
        LoginResponse.newBuilder()
            .setAccessToken("ours")
            .setMerchantId("merchant-1")
            .setExpiresAt(Timestamp.newBuilder().setSeconds(1_800_000_000))
            .build());
    answer.onCompleted();
  }

  @Override
  public void resolveShops(
      ResolveShopsRequest request, StreamObserver<ResolveShopsResponse> answer) {
    var found = ResolveShopsResponse.newBuilder();
    for (var domain : request.getShopDomainsList()) {
      var name = domain.replace(".myshopify.com", "");
      if (name.startsWith("away-")) {
        throw new Refusal(Reason.UNAVAILABLE, "away");
      }
      if (name.startsWith("nest-") || name.startsWith("gone-")) {
        found.addShops(
            Shop.newBuilder()
                .setShopDomain(domain)
                .setMerchantId("merchant-" + name.substring(5))
                .setInstalled(name.startsWith("nest-")));
      }
    }
    answer.onNext(found.build());
    answer.onCompleted();
  }

  @Override
  public void mintShopperToken(
      MintShopperTokenRequest request, StreamObserver<MintShopperTokenResponse> answer) {
    answer.onNext(
        MintShopperTokenResponse.newBuilder()
            .setToken(
                TestCallers.token(
                    "shopper", request.getMerchantId(), request.getCustomerExternalId()))
            .setExpiresAt(Timestamp.newBuilder().setSeconds(1_800_000_000))
            .build());
    answer.onCompleted();
  }
}
