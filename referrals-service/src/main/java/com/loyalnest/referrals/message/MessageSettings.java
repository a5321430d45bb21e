package com.loyalnest.referrals.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How fast messages go out.
///
/// @param enabled no: messages are written down and wait
/// @param maxPerSecond of this process; mail may lag behind orders, but must not take their CPU
/// @param parallel letters under way at once
/// @param tries sendings that may fail for certain
/// @param firstPause before the second try; each further pause is four times as long
/// @param hold how long a claim lasts; longer than a whole batch can take
/// @param idlePause between looks when nobody rings
@ConfigurationProperties("loyalnest.messages")
public record MessageSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("20") int maxPerSecond,
    @DefaultValue("4") int parallel,
    @DefaultValue("3") int tries,
    @DefaultValue("15s") Duration firstPause,
    @DefaultValue("2m") Duration hold,
    @DefaultValue("1s") Duration idlePause) {
  public MessageSettings {
    if (maxPerSecond < 1 || parallel < 1 || tries < 1) {
      throw new IllegalArgumentException(
          "loyalnest.messages: max-per-second, parallel and tries are at least 1");
    }
  }
}
