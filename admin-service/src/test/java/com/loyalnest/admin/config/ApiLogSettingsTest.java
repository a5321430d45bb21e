package com.loyalnest.admin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiLogSettingsTest {
  @Test
  void aLogThatForgetsBeforeTheRetriesEndIsRefused() {
    assertThatThrownBy(() -> new ApiLogSettings(Duration.ofDays(1)))
        .hasMessageContaining("loyalnest.api-logs.retention");
    assertThat(new ApiLogSettings(Duration.ofDays(90)).retention()).hasDays(90);
  }
}
