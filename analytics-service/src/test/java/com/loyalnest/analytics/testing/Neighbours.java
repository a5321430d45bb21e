package com.loyalnest.analytics.testing;

import com.loyalnest.platform.outbox.StreamNames;
import java.util.stream.Stream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// A PostHog of the test's own, and the streams that the other services' relays would have made.
@TestConfiguration(proxyBeanMethods = false)
public class Neighbours {
  @Bean
  FakePostHog fakePostHog() {
    return new FakePostHog();
  }

  @Bean
  InitializingBean streamsOfTheOthers(StringRedisTemplate redis) {
    return () ->
        Stream.of("admin", "points", "auth", "referrals")
            .flatMap(service -> StreamNames.all(service).stream())
            .forEach(stream -> makeGroups(redis, stream));
  }

  private static void makeGroups(StringRedisTemplate redis, String stream) {
    if (!redis.hasKey(stream)) {
      redis.opsForStream().createGroup(stream, "analytics.tracking");
      redis.opsForStream().createGroup(stream, "analytics.facts");
    }
  }

  @Bean
  DynamicPropertyRegistrar settings(FakePostHog postHog) {
    return registry -> {
      registry.add("loyalnest.posthog.host", postHog::url);
      registry.add("loyalnest.posthog.api-key", () -> "phc_test");
    };
  }
}
