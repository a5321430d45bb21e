package com.loyalnest.platform.crypto;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The data keys: 32 random bytes in Base64 by key id, and which of them seals new values.
/// `indexKey` is the key of the blind indexes and stays when data keys rotate.
@ConfigurationProperties("loyalnest.crypto")
public record CryptoSettings(String currentKeyId, Map<String, String> keys, String indexKey) {
  @Override
  public String toString() {
    return "CryptoSettings[currentKeyId=" + currentKeyId + ", keys=" + keys.keySet() + "]";
  }
}
