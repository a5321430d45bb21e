package com.loyalnest.auth.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives a shop's access token, refreshed when it is about to end. A refresh ends the old tokens at
/// Shopify, so the merchant's row is locked while it runs: of two at once, in whatever replica, one
/// asks and the other finds its answer.
@Service
public class ShopAccess {
  private static final Duration ABOUT_TO_END = Duration.ofMinutes(5);

  private final ShopTokens tokens;
  private final TokenEndpoint endpoint;
  private final Clock systemClock;

  ShopAccess(ShopTokens tokens, TokenEndpoint endpoint, Clock systemClock) {
    this.tokens = tokens;
    this.endpoint = endpoint;
    this.systemClock = systemClock;
  }

  /// What asking for access comes to.
  public sealed interface Outcome {
    record Access(String shopDomain, String accessToken, Instant expiresAt) implements Outcome {
      @Override
      public String toString() {
        return "Access[" + shopDomain + "]";
      }
    }

    /// The shop has no app of ours, or its refresh token has died: the merchant must open the app
    /// again.
    record NotInstalled() implements Outcome {}

    record ShopifyAway() implements Outcome {}
  }

  /// Runs in the merchant's tenancy.
  @Transactional
  public Outcome get(String merchantId) {
    var kept = tokens.read(merchantId);
    if (kept.isEmpty()) {
      return new Outcome.NotInstalled();
    }
    return isFresh(kept.get()) ? access(kept.get()) : refresh(merchantId);
  }

  private Outcome refresh(String merchantId) {
    var kept = tokens.readLocked(merchantId);
    if (kept.isEmpty()) {
      return new Outcome.NotInstalled();
    }
    if (isFresh(kept.get())) {
      return access(kept.get());
    }
    return switch (endpoint.refresh(kept.get().shopDomain(), kept.get().refreshToken())) {
      case TokenEndpoint.Answer.Granted granted -> {
        tokens.keep(merchantId, granted.tokens());
        yield new Outcome.Access(
            kept.get().shopDomain(), granted.tokens().accessToken(), granted.tokens().expiresAt());
      }
      case TokenEndpoint.Answer.Refused refused -> new Outcome.NotInstalled();
      case TokenEndpoint.Answer.NoAnswer none ->
          isAlive(kept.get()) ? access(kept.get()) : new Outcome.ShopifyAway();
    };
  }

  private boolean isFresh(ShopTokens.Kept kept) {
    return kept.expiresAt().isAfter(systemClock.instant().plus(ABOUT_TO_END));
  }

  private boolean isAlive(ShopTokens.Kept kept) {
    return kept.expiresAt().isAfter(systemClock.instant());
  }

  private static Outcome access(ShopTokens.Kept kept) {
    return new Outcome.Access(kept.shopDomain(), kept.accessToken(), kept.expiresAt());
  }
}
