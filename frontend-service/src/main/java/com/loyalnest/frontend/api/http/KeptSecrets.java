package com.loyalnest.frontend.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.ExchangeAdminSessionRequest;
import com.loyalnest.auth.v1.ExchangeApiKeyRequest;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/// Exchanges what callers keep for long, the keys of merchants' programs and the sessions of
/// platform admins, for tokens of ours. A token is used for a minute, so a revoked key and an ended
/// session are dead here within that; what is remembered is the secret's digest.
@Component
class KeptSecrets {
  private static final String API_KEY = "lnk_";
  private static final String ADMIN_SESSION = "lna_";
  private static final Duration USED_FOR = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;
  private static final int LONGEST = 255;

  private final AuthServiceBlockingStub auth;
  private final Cache<HashCode, String> tokens =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(USED_FOR).build();

  KeptSecrets(GrpcChannelFactory channels) {
    this.auth = AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
  }

  static boolean isOne(String credential) {
    return credential.startsWith(API_KEY) || credential.startsWith(ADMIN_SESSION);
  }

  /// @throws Refusal `UNAUTHENTICATED` for one that does not live
  String tokenFor(String secret) {
    var digest = Hashing.sha256().hashString(secret, StandardCharsets.UTF_8);
    var known = tokens.getIfPresent(digest);
    if (known != null) {
      return known;
    }
    var token = secret.length() > LONGEST ? "" : exchanged(secret);
    if (token.isEmpty()) {
      throw new Refusal(Reason.UNAUTHENTICATED, "the access token is not valid or has expired");
    }
    tokens.put(digest, token);
    return token;
  }

  private String exchanged(String secret) {
    return secret.startsWith(API_KEY)
        ? auth.exchangeApiKey(ExchangeApiKeyRequest.newBuilder().setKey(secret).build()).getToken()
        : auth.exchangeAdminSession(
                ExchangeAdminSessionRequest.newBuilder().setSession(secret).build())
            .getToken();
  }
}
