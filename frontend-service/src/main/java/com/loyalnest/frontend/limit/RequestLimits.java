package com.loyalnest.frontend.limit;

import com.loyalnest.frontend.config.LimitSettings;
import com.loyalnest.frontend.config.LimitSettings.Limit;
import com.loyalnest.platform.crypto.Hmac;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.IdentitySettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets nobody ask so much that others wait. While Redis is away everybody is let in: the limits
/// protect the suite, and a suite that answers nobody needs no protection.
@Component
public class RequestLimits {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLimits.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final SharedBuckets buckets;
  private final LimitSettings settings;
  private final byte[] addressKey;
  private final Clock systemClock;
  private final Counter refused;
  private final Counter unlimited;
  private volatile Instant tryAgainAt = Instant.EPOCH;

  RequestLimits(
      SharedBuckets buckets,
      LimitSettings settings,
      IdentitySettings identity,
      Clock systemClock,
      MeterRegistry meters) {
    this.buckets = buckets;
    this.settings = settings;
    this.addressKey = Base64.getDecoder().decode(identity.serviceKey());
    this.systemClock = systemClock;
    this.refused = meters.counter("loyalnest.limit.refused");
    this.unlimited = meters.counter("loyalnest.limit.unavailable");
  }

  /// @throws TooManyRequests when the caller's merchant, the shopper, or the platform admin has
  ///   asked enough; nobody else's requests count
  public void admit(CallerIdentity caller) {
    switch (caller) {
      case CallerIdentity.Merchant merchant ->
          take("limit:{" + merchant.merchantId() + "}:merchant", settings.merchant());
      case CallerIdentity.Shopper shopper ->
          take(
              "limit:{" + shopper.merchantId() + "}:customer:" + shopper.customerExternalId(),
              settings.customer());
      case CallerIdentity.PlatformAdmin admin ->
          take("limit:admin:" + admin.adminId(), settings.merchant());
      case CallerIdentity.Service service -> {}
      case CallerIdentity.Anyone anyone -> {}
    }
  }

  /// For who has shown no credentials, or wrong ones. The address itself stays here.
  ///
  /// @throws TooManyRequests when the address has asked enough
  public void admitStranger(String address) {
    var digest = Hmac.sha256(addressKey, address.getBytes(StandardCharsets.UTF_8));
    take("limit:address:" + HexFormat.of().formatHex(digest, 0, 16), settings.address());
  }

  private void take(String key, Limit limit) {
    if (systemClock.instant().isBefore(tryAgainAt)) {
      unlimited.increment();
      return;
    }
    var probe = probe(key, limit);
    if (probe > 0) {
      refused.increment();
      throw new TooManyRequests(Duration.ofNanos(probe));
    }
  }

  /// Nanoseconds to wait.
  private long probe(String key, Limit limit) {
    try {
      var probe = buckets.take(key, limit);
      return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    } catch (RuntimeException away) {
      LOG.warn("nobody is limited while Redis is away: {}", away.getClass().getSimpleName());
      tryAgainAt = systemClock.instant().plus(BETWEEN_TRIES);
      unlimited.increment();
      return 0;
    }
  }
}
