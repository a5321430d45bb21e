package com.loyalnest.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Makes an encrypted column searchable: a keyed digest of the normalised value, different per
/// merchant and purpose, from which the value cannot be guessed without the key.
public final class BlindIndex {
  private final byte[] key;

  public BlindIndex(CryptoSettings settings) {
    this.key = Base64.getDecoder().decode(settings.indexKey());
  }

  /// @param purpose what is indexed, e.g. `customers.email`
  /// @param value already normalised: equal values must be equal texts
  public byte[] of(String purpose, String merchantId, String value) {
    var message = purpose + "|" + merchantId + "|" + value;
    return Hmac.sha256(key, message.getBytes(StandardCharsets.UTF_8));
  }
}
