package com.loyalnest.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever is given one of our tokens can verify it without asking us about it.
@Tag("e2e")
class PublishedKeysTest {
  private final Shop shop = LocalSuite.shared();

  @Test
  void aTokenIsVerifiedWithTheKeyItNames() throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(shop.suite().edge() + "/.well-known/jwks.json"))
                    .build(),
                BodyHandlers.ofString());
    var token = SignedJWT.parse(shop.suite().merchantToken());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=60");
    var keys = JWKSet.parse(answer.body());
    assertThat(keys.containsNonPublicKeys()).isFalse();
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(token.verify(new Ed25519Verifier(key.toOctetKeyPair()))).isTrue();
  }
}
