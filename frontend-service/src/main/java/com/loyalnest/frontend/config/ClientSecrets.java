package com.loyalnest.frontend.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// The client secrets that Shopify may sign with now: the current one, and for an hour after a
/// rotation the one before.
@Component
public class ClientSecrets {
  private static final Duration OVERLAP = Duration.ofHours(1);

  private final ShopifySettings settings;
  private final Clock systemClock;

  public ClientSecrets(ShopifySettings settings, Clock systemClock) {
    this.settings = settings;
    this.systemClock = systemClock;
  }

  /// The current one first.
  public List<byte[]> accepted() {
    var current = settings.clientSecret().getBytes(StandardCharsets.UTF_8);
    return previousIsAccepted()
        ? List.of(current, settings.previousClientSecret().getBytes(StandardCharsets.UTF_8))
        : List.of(current);
  }

  private boolean previousIsAccepted() {
    var rotatedAt = settings.rotatedAt();
    return rotatedAt != null
        && !settings.previousClientSecret().isBlank()
        && systemClock.instant().isBefore(rotatedAt.plus(OVERLAP));
  }
}
