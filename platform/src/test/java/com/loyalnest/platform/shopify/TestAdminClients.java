package com.loyalnest.platform.shopify;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/// Clients of shops that a test plays, whose budgets have no end.
public final class TestAdminClients {
  private TestAdminClients() {}

  public static AdminClient unlimited(String shopUrl) {
    var settings =
        new ShopifySettings(
            shopUrl,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ZERO,
            Duration.ofMinutes(1));
    return new AdminClient(
        RestClient.builder(),
        settings,
        new Endless(),
        new ShopCalls(new SimpleMeterRegistry()),
        JsonMapper.builder().build());
  }

  private static final class Endless implements Budgets {
    @Override
    public Duration take(Ask ask) {
      return Duration.ZERO;
    }

    @Override
    public void ended(Ask ask, double really, @Nullable ThrottleStatus said) {}
  }
}
