package com.loyalnest.frontend.api.keys;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.GetSigningKeysRequest;
import com.loyalnest.auth.v1.SigningKey;
import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.LastingAnswer;
import com.loyalnest.frontend.api.http.Problem;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// `GET /.well-known/jwks.json`: the public keys of our tokens as a JSON Web Key Set (RFC 7517, RFC
/// 8037). A new key is in it long before its first token, and stays until its last has ended.
@Configuration(proxyBeanMethods = false)
class KeyRoutes {
  private static final String PATH = "/.well-known/jwks.json";
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MAX_AGE_SECONDS = 60;

  private final AuthServiceBlockingStub auth;
  private final LoadingCache<String, LastingAnswer> answers =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(path -> ask());

  KeyRoutes(GrpcChannelFactory channels) {
    this.auth = AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
  }

  @Bean
  RouterFunction<ServerResponse> publishedKeys() {
    return RouterFunctions.route().GET(PATH, this::answer).build();
  }

  private ServerResponse answer(ServerRequest request) {
    try {
      return answers.get(PATH).answerTo(request.servletRequest()).toResponse();
    } catch (RuntimeException away) {
      return Answer.of(Problem.of(away)).toResponse();
    }
  }

  private LastingAnswer ask() {
    var keys =
        auth.getSigningKeys(GetSigningKeysRequest.getDefaultInstance()).getKeysList().stream()
            .map(KeyRoutes::key)
            .toList();
    return LastingAnswer.of(
        new JWKSet(keys).toString().getBytes(StandardCharsets.UTF_8), Answer.JSON, MAX_AGE_SECONDS);
  }

  private static JWK key(SigningKey key) {
    return new OctetKeyPair.Builder(
            Curve.Ed25519, Base64URL.encode(key.getPublicKey().toByteArray()))
        .keyID(key.getKeyId())
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.EdDSA)
        .build();
  }
}
