package com.loyalnest.platform.identity;

import com.loyalnest.platform.crypto.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Proves to a peer which service is calling: `name.minute.hmac`, good for one gRPC service and
/// about a minute.
public final class ServiceTokens {
  private static final int PARTS = 3;

  private final byte[] key;
  private final InstantSource systemClock;

  public ServiceTokens(IdentitySettings settings, InstantSource systemClock) {
    this.key = Base64.getDecoder().decode(settings.serviceKey());
    this.systemClock = systemClock;
  }

  /// @param caller the service that calls
  /// @param called full name of the gRPC service, e.g. `points.v1.PointsService`
  public String mint(String caller, String called) {
    return signed(caller, called, minute());
  }

  /// The name of the calling service, if the token is good for `called` now.
  public Optional<String> verify(String token, String called) {
    var parts = token.split("\\.", -1);
    if (parts.length != PARTS || !parts[1].matches("\\d{1,12}")) {
      return Optional.empty();
    }
    var minute = Long.parseLong(parts[1]);
    if (Math.abs(minute() - minute) > 1) {
      return Optional.empty();
    }
    var expected = signed(parts[0], called, minute).getBytes(StandardCharsets.UTF_8);
    return Hmac.equal(expected, token.getBytes(StandardCharsets.UTF_8))
        ? Optional.of(parts[0])
        : Optional.empty();
  }

  private String signed(String caller, String called, long minute) {
    var message = caller + "|" + called + "|" + minute;
    var hmac = Hmac.sha256(key, message.getBytes(StandardCharsets.UTF_8));
    return caller
        + "."
        + minute
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(hmac);
  }

  private long minute() {
    return systemClock.instant().getEpochSecond() / 60;
  }
}
