package com.loyalnest.platform.crypto;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys, each 32 random bytes in Base64.
///
/// @param currentKeyId of the data key that seals new values
/// @param keys data keys by their ids
/// @param indexKeys of the blind indexes, each on top of the ones before: one that was in use stays
/// @param currentIndexKey the place in `indexKeys`, from 0, of the one that makes new indexes
@ConfigurationProperties("loyalnest.crypto")
public record CryptoSettings(
    String currentKeyId,
    Map<String, String> keys,
    @DefaultValue List<String> indexKeys,
    @DefaultValue("0") int currentIndexKey) {
  @Override
  public String toString() {
    return "CryptoSettings[currentKeyId="
        + currentKeyId
        + ", keys="
        + keys.keySet()
        + ", currentIndexKey="
        + currentIndexKey
        + "]";
  }
}
