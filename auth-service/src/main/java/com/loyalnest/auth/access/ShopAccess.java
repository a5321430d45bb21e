package com.loyalnest.auth.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Service;

/// Gives a shop's access token, refreshed when it is about to end. A refresh ends the old refresh
/// token at Shopify, so of all who ask at once, in whatever replica, one claims it; the others take
/// the old access token while it lives, or wait for the new one. Nobody holds a database connection
/// while Shopify is asked.
@Service
public class ShopAccess {
  private static final Duration ABOUT_TO_END = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

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

  /// Runs in the merchant's tenancy and in no transaction.
  public Outcome get(String merchantId) {
    var patientUntil = systemClock.instant().plus(PATIENCE);
    while (systemClock.instant().isBefore(patientUntil)) {
      var kept = tokens.read(merchantId);
      if (kept.isEmpty()) {
        return new Outcome.NotInstalled();
      }
      var found = fresh(merchantId, kept.get());
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return new Outcome.ShopifyAway();
  }

  /// Nothing while somebody else is asking for what we need.
  private Optional<Outcome> fresh(String merchantId, ShopTokens.Kept kept) {
    if (isFresh(kept)) {
      return Optional.of(access(kept));
    }
    if (tokens.claimRefresh(merchantId, kept.version())) {
      return refresh(merchantId, kept);
    }
    return isAlive(kept) ? Optional.of(access(kept)) : Optional.empty();
  }

  private Optional<Outcome> refresh(String merchantId, ShopTokens.Kept kept) {
    return switch (ask(kept)) {
      case TokenEndpoint.Answer.Granted granted ->
          tokens.keepInstead(merchantId, kept.version(), granted.tokens())
              ? Optional.of(access(kept.shopDomain(), granted.tokens()))
              : Optional.empty();
      case TokenEndpoint.Answer.Refused refused -> {
        tokens.forget(merchantId, kept.version());
        yield Optional.of(new Outcome.NotInstalled());
      }
      case TokenEndpoint.Answer.NoAnswer none -> {
        tokens.giveUpRefresh(merchantId, kept.version());
        yield Optional.of(isAlive(kept) ? access(kept) : new Outcome.ShopifyAway());
      }
    };
  }

  /// A token of the kind that never ended has no refresh token; it is exchanged once.
  private TokenEndpoint.Answer ask(ShopTokens.Kept kept) {
    return kept.refreshToken().isEmpty()
        ? endpoint.migrate(kept.shopDomain(), kept.accessToken())
        : endpoint.refresh(kept.shopDomain(), kept.refreshToken());
  }

  private boolean isFresh(ShopTokens.Kept kept) {
    return !kept.refreshToken().isEmpty()
        && kept.expiresAt().isAfter(systemClock.instant().plus(ABOUT_TO_END));
  }

  private boolean isAlive(ShopTokens.Kept kept) {
    return kept.expiresAt().isAfter(systemClock.instant());
  }

  /// A token that never ends is given for as long as it takes to look again.
  private Outcome access(ShopTokens.Kept kept) {
    var expiresAt =
        kept.refreshToken().isEmpty() ? systemClock.instant().plus(ABOUT_TO_END) : kept.expiresAt();
    return new Outcome.Access(kept.shopDomain(), kept.accessToken(), expiresAt);
  }

  private static Outcome access(String shopDomain, ShopTokens.Granted granted) {
    return new Outcome.Access(shopDomain, granted.accessToken(), granted.expiresAt());
  }
}
