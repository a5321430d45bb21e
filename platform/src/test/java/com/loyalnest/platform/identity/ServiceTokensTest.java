package com.loyalnest.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.testing.TestEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokensTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final String CALLED = "points.v1.PointsService";

  private final ServiceTokens tokens = at(NOW, TestEnvironment.KEY);

  @Test
  void aTokenNamesTheServiceThatMadeIt() {
    assertThat(tokens.verify(tokens.mint("frontend", CALLED), CALLED)).contains("frontend");
  }

  @Test
  void aTokenIsGoodForOneServiceAndAboutAMinute() {
    var token = tokens.mint("frontend", CALLED);

    assertThat(tokens.verify(token, "auth.v1.AuthService")).isEmpty();
    assertThat(at(NOW.plus(Duration.ofSeconds(90)), TestEnvironment.KEY).verify(token, CALLED))
        .isPresent();
    assertThat(at(NOW.plus(Duration.ofMinutes(2)), TestEnvironment.KEY).verify(token, CALLED))
        .isEmpty();
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() {
    var key =
        Base64.getEncoder()
            .encodeToString(
                "another key of another suite...."
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(tokens.verify(at(NOW, key).mint("frontend", CALLED), CALLED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.b.c", "a.1.b", "a.99999999999999.b", "..", "frontend.x.y.z"})
  void nonsenseIsRefused(String token) {
    assertThat(tokens.verify(token, CALLED)).isEmpty();
  }

  private static ServiceTokens at(Instant time, String key) {
    return new ServiceTokens(new IdentitySettings(key), InstantSource.fixed(time));
  }
}
