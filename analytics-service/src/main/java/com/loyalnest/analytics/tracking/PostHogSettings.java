package com.loyalnest.analytics.tracking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The PostHog project that product analytics goes to.
///
/// @param host with its scheme; it decides in which region the data lives
/// @param apiKey the project's write-only key; empty: nothing is sent
@ConfigurationProperties("loyalnest.posthog")
public record PostHogSettings(
    @DefaultValue("https://us.i.posthog.com") String host,
    @DefaultValue("") String apiKey,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout) {
  @Override
  public String toString() {
    return "PostHogSettings[" + host + "]";
  }
}
