package com.loyalnest.points.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  /// `printf '1750000000.{}' | openssl dgst -sha256 -hmac whsec_test`
  @Test
  void anybodyCanComputeIt() {
    assertThat(WebhookSignature.of("whsec_test", Instant.ofEpochSecond(1_750_000_000), "{}"))
        .isEqualTo(
            "t=1750000000,v1=1624ed6eb073685be5cae1bcf200d57c2051b23aad907b6a2d9e045e2b2951da");
  }

  @Test
  void anotherSecretTimeOrBodySignsOtherwise() {
    var at = Instant.ofEpochSecond(1_750_000_000);
    assertThat(WebhookSignature.of("a", at, "{}"))
        .isNotEqualTo(WebhookSignature.of("b", at, "{}"))
        .isNotEqualTo(WebhookSignature.of("a", at.plusSeconds(1), "{}"))
        .isNotEqualTo(WebhookSignature.of("a", at, "{} "));
  }
}
