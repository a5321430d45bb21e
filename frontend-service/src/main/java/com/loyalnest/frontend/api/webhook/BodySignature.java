package com.loyalnest.frontend.api.webhook;

import com.loyalnest.frontend.config.ClientSecrets;
import com.loyalnest.platform.crypto.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Shopify's signature over the raw bytes of a body: Base64 of an HMAC-SHA-256. Texts are compared,
/// not decoded bytes, so that each body has exactly one right signature.
@Component
class BodySignature {
  private final ClientSecrets secrets;

  BodySignature(ClientSecrets secrets) {
    this.secrets = secrets;
  }

  boolean fits(byte[] body, String signature) {
    var given = signature.getBytes(StandardCharsets.ISO_8859_1);
    var fits = false;
    for (var secret : secrets.accepted()) {
      var expected = Base64.getEncoder().encode(Hmac.sha256(secret, body));
      fits |= Hmac.equal(expected, given);
    }
    return fits;
  }
}
