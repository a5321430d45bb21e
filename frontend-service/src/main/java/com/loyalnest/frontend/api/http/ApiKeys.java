package com.loyalnest.frontend.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.ExchangeApiKeyRequest;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/// Exchanges the keys of merchants' programs for tokens of ours. A token is used for a minute, so a
/// revoked key is dead here within that; what is remembered is the key's digest.
@Component
class ApiKeys {
  private static final String PREFIX = "lnk_";
  private static final Duration USED_FOR = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;
  private static final int LONGEST = 255;

  private final AuthServiceBlockingStub auth;
  private final Cache<HashCode, String> tokens =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(USED_FOR).build();

  ApiKeys(GrpcChannelFactory channels) {
    this.auth = AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
  }

  static boolean isOne(String credential) {
    return credential.startsWith(PREFIX);
  }

  /// @throws Refusal `UNAUTHENTICATED` for a key that does not live
  String tokenFor(String key) {
    var digest = Hashing.sha256().hashString(key, StandardCharsets.UTF_8);
    var known = tokens.getIfPresent(digest);
    if (known != null) {
      return known;
    }
    var token = exchanged(key);
    tokens.put(digest, token);
    return token;
  }

  private String exchanged(String key) {
    var token =
        key.length() > LONGEST
            ? ""
            : auth.exchangeApiKey(ExchangeApiKeyRequest.newBuilder().setKey(key).build())
                .getToken();
    if (token.isEmpty()) {
      throw new Refusal(Reason.UNAUTHENTICATED, "the access token is not valid or has expired");
    }
    return token;
  }
}
