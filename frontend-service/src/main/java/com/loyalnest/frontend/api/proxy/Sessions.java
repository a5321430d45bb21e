package com.loyalnest.frontend.api.proxy;

import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.MintShopperTokenRequest;
import com.loyalnest.frontend.api.http.Answer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/// Gives the widget of a signed-in shopper a token of ours. A guest gets an empty one.
@Component
class Sessions {
  private final AuthServiceBlockingStub auth;

  Sessions(GrpcChannelFactory channels) {
    this.auth = AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
  }

  Answer begin(StorefrontVisit visit) {
    if (visit.isGuest()) {
      return Answer.ok(fields("", "", ""));
    }
    var minted =
        auth.mintShopperToken(
            MintShopperTokenRequest.newBuilder()
                .setMerchantId(visit.merchantId())
                .setCustomerExternalId(visit.customerNumber())
                .build());
    var expiresAt =
        Instant.ofEpochSecond(minted.getExpiresAt().getSeconds(), minted.getExpiresAt().getNanos());
    return Answer.ok(fields(visit.customerNumber(), minted.getToken(), expiresAt.toString()));
  }

  private static Map<String, String> fields(String customerId, String token, String expiresAt) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("customer_id", customerId);
    fields.put("token", token);
    fields.put("expires_at", expiresAt);
    return fields;
  }
}
