package com.loyalnest.platform.identity;

import java.util.Optional;

/// The Ed25519 keys (32 raw bytes) that verify our access tokens, by key id. auth-service knows
/// them; every other service asks auth and remembers.
@FunctionalInterface
public interface PublicKeys {
  Optional<byte[]> find(String keyId);
}
