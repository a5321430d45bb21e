package com.loyalnest.auth;

import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.LoginRequest;
import com.loyalnest.auth.v1.LoginResponse;
import com.loyalnest.platform.testing.TestCallers;
import java.time.Clock;
import java.util.UUID;
import org.springframework.grpc.client.GrpcChannelFactory;

/// A shop's staff in front of auth-service.
record Desk(GrpcChannelFactory channels, String shop) {
  static Desk ofANewShop(GrpcChannelFactory channels) {
    return new Desk(channels, "shop-" + UUID.randomUUID() + ".myshopify.com");
  }

  LoginResponse signIn(String userId) {
    var token =
        SessionTokens.with(shop, Clock.systemUTC().instant(), claims -> claims.subject(userId));
    return asNobody()
        .login(LoginRequest.newBuilder().setShopifyDomain(shop).setToken(token).build());
  }

  /// The contract as this staff member, who signs in for it.
  AuthServiceBlockingStub as(String userId) {
    return with(signIn(userId).getAccessToken());
  }

  AuthServiceBlockingStub with(String accessToken) {
    return stub().withInterceptors(TestCallers.bearer(accessToken));
  }

  AuthServiceBlockingStub asFrontDoor() {
    return stub().withInterceptors(TestCallers.service("frontend"));
  }

  AuthServiceBlockingStub asNobody() {
    return stub().withInterceptors(TestCallers.nobody());
  }

  private AuthServiceBlockingStub stub() {
    return AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
  }
}
