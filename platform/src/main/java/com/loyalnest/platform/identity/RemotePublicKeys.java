package com.loyalnest.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.GetSigningKeysRequest;
import java.time.Duration;
import java.util.Optional;

/// The keys as auth-service publishes them, remembered for an hour. An unknown key id asks auth
/// again, at most once a second, so that rotation is seen at once and nonsense costs nothing.
final class RemotePublicKeys implements PublicKeys {
  private final AuthServiceBlockingStub auth;
  private final Cache<String, byte[]> known =
      Caffeine.newBuilder().maximumSize(100).expireAfterWrite(Duration.ofHours(1)).build();
  private final Cache<String, Boolean> unknown =
      Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(Duration.ofSeconds(1)).build();

  RemotePublicKeys(AuthServiceBlockingStub auth) {
    this.auth = auth;
  }

  @Override
  public Optional<byte[]> find(String keyId) {
    var key = known.getIfPresent(keyId);
    if (key == null && unknown.getIfPresent(keyId) == null) {
      auth.getSigningKeys(GetSigningKeysRequest.getDefaultInstance())
          .getKeysList()
          .forEach(each -> known.put(each.getKeyId(), each.getPublicKey().toByteArray()));
      key = known.getIfPresent(keyId);
      if (key == null) {
        unknown.put(keyId, true);
      }
    }
    return Optional.ofNullable(key);
  }
}
