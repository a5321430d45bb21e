package com.loyalnest.referrals.message;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessageSettingsTest {
  @Test
  void aPaceThatSendsNothingIsRefusedAtTheStart() {
    assertThatThrownBy(() ->
            new MessageSettings(
                true, 0, 4, 3, Duration.ZERO, Duration.ofMinutes(2), Duration.ofSeconds(1)))
        .hasMessageContaining("max-per-second");
  }
}
