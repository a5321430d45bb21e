package com.loyalnest.points.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.points.program.Expiry.Model;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ProgramConfigTest {
  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void whatWasKeptBeforeASettingExistedHasItsDefault() {
    var kept =
        "{\"purchaseRate\": {\"numerator\": 10, \"denominator\": 1}, \"rounding\": \"FLOOR\"}";

    assertThat(json.readValue(kept, ProgramConfig.class)).isEqualTo(ProgramConfig.DEFAULT);
  }

  @Test
  void whatIsKeptIsReadBackTheSame() {
    var config =
        new ProgramConfig(
            new Rate(1, 100),
            Rounding.HALF_UP,
            14,
            new Expiry(Model.AFTER_EARNING, 365),
            new EligibleMoney(true, true, false, true, new BigDecimal("25.50")),
            ActivitiesTest.WITH_EVERYTHING);

    assertThat(json.readValue(json.writeValueAsString(config), ProgramConfig.class))
        .isEqualTo(config);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 91})
  void aHoldIsOfNinetyDaysAtMost(int days) {
    assertThatThrownBy(() ->
            new ProgramConfig(
                new Rate(1, 1),
                Rounding.FLOOR,
                days,
                Expiry.NEVER,
                EligibleMoney.GOODS,
                Activities.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"NEVER, 1", "AFTER_EARNING, 0", "AFTER_EARNING, -1", "AFTER_EARNING, 3651"})
  void expiryHasItsDaysAndNeverHasNone(Model model, int days) {
    assertThatThrownBy(() -> new Expiry(model, days)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-31T00:00:00Z, 28, 2027-03-01T00:00:00Z",
    "2028-01-31T23:59:59Z, 29, 2028-03-01T00:00:00Z",
    "2026-12-31T12:00:00Z, 1, 2027-01-02T00:00:00Z"
  })
  void pointsLiveToTheEndOfTheirLastDay(Instant earned, int days, Instant lost) {
    assertThat(new Expiry(Model.AFTER_EARNING, days).ofLot(earned)).isEqualTo(lost);
    assertThat(Expiry.NEVER.ofLot(earned)).isNull();
  }
}
