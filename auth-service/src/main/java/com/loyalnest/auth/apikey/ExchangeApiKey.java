package com.loyalnest.auth.apikey;

import com.loyalnest.auth.secret.SecretText;
import com.loyalnest.auth.token.AccessTokens;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives the public door a short token for a key that a program sent.
@Service
public class ExchangeApiKey {
  private final ApiKeys keys;
  private final AccessTokens tokens;
  private final TransactionTemplate transactions;
  private final Clock systemClock;

  ExchangeApiKey(
      ApiKeys keys, AccessTokens tokens, TransactionTemplate transactions, Clock systemClock) {
    this.keys = keys;
    this.tokens = tokens;
    this.transactions = transactions;
    this.systemClock = systemClock;
  }

  /// Nothing for a text that is no key, or none that lives.
  public Optional<AccessTokens.Minted> exchange(String text) {
    return SecretText.parse(SecretText.Kind.API_KEY, text)
        .flatMap(sent ->
            keys.findLive(sent.id())
                .filter(live -> sent.isThatOf(live.secretDigest()))
                .map(live -> minted(sent.id(), live)));
  }

  private AccessTokens.Minted minted(String keyId, ApiKeys.Live live) {
    TenantContext.runAs(
        Tenancy.of(live.merchantId()),
        () ->
            transactions.executeWithoutResult(
                transaction -> keys.noteUse(live.merchantId(), keyId, systemClock.instant())));
    return tokens.forApiKey(live.merchantId(), keyId, live.areas(), live.readOnly());
  }
}
