package com.loyalnest.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/// The service's data keys, and the row keys made from them.
public final class DataKeys {
  private final String currentId;
  private final Map<String, byte[]> keys;

  public DataKeys(CryptoSettings settings) {
    this.currentId = settings.currentKeyId();
    this.keys =
        settings.keys().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, key -> decoded(key.getKey(), key.getValue())));
    if (!keys.containsKey(currentId)) {
      throw new IllegalStateException("loyalnest.crypto.keys has no key " + currentId);
    }
  }

  String currentId() {
    return currentId;
  }

  String rowKey(String keyId, Place place) {
    var key = keys.get(keyId);
    if (key == null) {
      throw new IllegalStateException("no data key " + keyId);
    }
    var where = String.join("|", place.table(), place.column(), place.merchantId(), place.rowId());
    return HexFormat.of().formatHex(Hmac.sha256(key, where.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] decoded(String keyId, String base64) {
    var key = Base64.getDecoder().decode(base64);
    if (key.length != 32) {
      throw new IllegalStateException("data key " + keyId + " must be 32 bytes");
    }
    return key;
  }
}
