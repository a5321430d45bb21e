package com.loyalnest.referrals.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// A SendGrid and a points-service of the test's own. Retries come at once, so that tests need not
/// wait.
@TestConfiguration(proxyBeanMethods = false)
public class Neighbours {
  @Bean
  FakeSendGrid fakeSendGrid() {
    return new FakeSendGrid();
  }

  @Bean
  FakePoints fakePoints() {
    return new FakePoints();
  }

  @Bean
  DynamicPropertyRegistrar settings(FakeSendGrid sendGrid) {
    return registry -> {
      registry.add("loyalnest.sendgrid.host", sendGrid::host);
      registry.add("loyalnest.sendgrid.api-key", () -> "SG.test");
      registry.add("loyalnest.sendgrid.read-timeout", () -> "10s");
      registry.add("loyalnest.messages.first-pause", () -> "0s");
    };
  }
}
