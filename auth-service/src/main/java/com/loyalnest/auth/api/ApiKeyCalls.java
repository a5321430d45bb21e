package com.loyalnest.auth.api;

import com.loyalnest.auth.apikey.ApiKey;
import com.loyalnest.auth.apikey.ExchangeApiKey;
import com.loyalnest.auth.apikey.ManageApiKeys;
import com.loyalnest.auth.v1.CreateApiKeyRequest;
import com.loyalnest.auth.v1.CreateApiKeyResponse;
import com.loyalnest.auth.v1.ExchangeApiKeyRequest;
import com.loyalnest.auth.v1.ExchangeApiKeyResponse;
import com.loyalnest.auth.v1.ListApiKeysResponse;
import com.loyalnest.auth.v1.RevokeApiKeyRequest;
import com.loyalnest.auth.v1.RevokeApiKeyResponse;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.identity.CallerIdentity;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The contract's calls about API keys.
@Component
class ApiKeyCalls {
  private final ManageApiKeys keys;
  private final ExchangeApiKey exchange;

  ApiKeyCalls(ManageApiKeys keys, ExchangeApiKey exchange) {
    this.keys = keys;
    this.exchange = exchange;
  }

  CreateApiKeyResponse create(CallerIdentity.Merchant caller, CreateApiKeyRequest request) {
    var name = request.getName().strip();
    if (name.isEmpty()) {
      throw Refusal.invalid("name", "is empty");
    }
    var areas = request.getAreasList().stream().map(ApiKeyCalls::area).collect(Collectors.toSet());
    var created =
        keys.create(caller.merchantId(), name, areas, request.getReadOnly(), caller.actor());
    return CreateApiKeyResponse.newBuilder()
        .setApiKey(mapped(created.key()))
        .setKey(created.text())
        .build();
  }

  ListApiKeysResponse list(CallerIdentity.Merchant caller) {
    var response = ListApiKeysResponse.newBuilder();
    keys.all(caller.merchantId()).forEach(key -> response.addApiKeys(mapped(key)));
    return response.build();
  }

  RevokeApiKeyResponse revoke(CallerIdentity.Merchant caller, RevokeApiKeyRequest request) {
    if (!keys.revoke(caller.merchantId(), request.getKeyId())) {
      throw new Refusal(Reason.API_KEY_NOT_FOUND, "key_id: no such key, or revoked before");
    }
    return RevokeApiKeyResponse.getDefaultInstance();
  }

  ExchangeApiKeyResponse exchange(ExchangeApiKeyRequest request) {
    return exchange
        .exchange(request.getKey())
        .map(minted ->
            ExchangeApiKeyResponse.newBuilder()
                .setToken(minted.token())
                .setExpiresAt(Times.timestamp(minted.expiresAt()))
                .build())
        .orElseGet(ExchangeApiKeyResponse::getDefaultInstance);
  }

  private static Area area(String word) {
    return Area.of(word).orElseThrow(() -> Refusal.invalid("areas", "no such area"));
  }

  private static com.loyalnest.auth.v1.ApiKey mapped(ApiKey key) {
    var mapped =
        com.loyalnest.auth.v1.ApiKey.newBuilder()
            .setKeyId(key.keyId())
            .setName(key.name())
            .addAllAreas(key.areas().stream().map(Area::word).sorted().toList())
            .setReadOnly(key.readOnly())
            .setCreatedBy(key.createdBy())
            .setCreatedAt(Times.timestamp(key.createdAt()));
    key.lastUsedAt().ifPresent(at -> mapped.setLastUsedAt(Times.timestamp(at)));
    key.revokedAt().ifPresent(at -> mapped.setRevokedAt(Times.timestamp(at)));
    return mapped.build();
  }
}
