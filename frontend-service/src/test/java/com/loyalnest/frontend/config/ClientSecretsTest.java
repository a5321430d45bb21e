package com.loyalnest.frontend.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientSecretsTest {
  private static final Instant ROTATED = Instant.parse("2026-07-01T12:00:00Z");

  @Test
  void acceptsThePreviousSecretForAnHourAfterTheRotation() {
    assertThat(accepted("old", ROTATED, Duration.ofMinutes(59))).isEqualTo(2);
    assertThat(accepted("old", ROTATED, Duration.ofMinutes(60))).isEqualTo(1);
  }

  @Test
  void acceptsOnlyTheCurrentOneWhereNothingWasRotated() {
    assertThat(accepted("", ROTATED, Duration.ofMinutes(1))).isEqualTo(1);
    assertThat(accepted("old", null, Duration.ofMinutes(1))).isEqualTo(1);
  }

  @Test
  void doesNotStartWithoutASecret() {
    assertThatThrownBy(() -> new ShopifySettings(" ", "", null))
        .hasMessageContaining("client-secret");
  }

  @Test
  void tellsNoSecretWhenPrinted() {
    assertThat(new ShopifySettings("hush", "older", null).toString())
        .doesNotContain("hush", "older");
  }

  private static int accepted(String previous, @Nullable Instant rotatedAt, Duration later) {
    var clock = Clock.fixed(ROTATED.plus(later), ZoneOffset.UTC);
    return new ClientSecrets(new ShopifySettings("new", previous, rotatedAt), clock)
        .accepted()
        .size();
  }
}
