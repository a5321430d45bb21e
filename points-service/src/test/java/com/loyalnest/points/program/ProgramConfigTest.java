package com.loyalnest.points.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.points.program.Expiry.Model;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
            new Expiry(Model.AFTER_INACTIVITY, 0, 12, new ExpiryActivity(false, true, true)),
            new EligibleMoney(true, true, false, true, new BigDecimal("25.50")),
            new Exclusions(
                new TreeSet<>(Set.of("7")),
                new TreeSet<>(Set.of("Sale")),
                new TreeSet<>(Set.of("9")),
                new TreeSet<>(Set.of("Staff"))),
            new TreeMap<>(Map.of("champions", new Factor(3, 2))),
            ActivitiesTest.WITH_EVERYTHING,
            SpentPoints.NEVER,
            Shortfall.FORGIVE,
            true,
            MerchantZone.of("Africa/Cairo"),
            new PointsNames(
                new TreeMap<>(Map.of("es-MX", new PointsName("estrella", "estrellas"))), "es-MX"));

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
                Exclusions.NONE,
                new TreeMap<>(),
                Activities.DEFAULT,
                SpentPoints.PROPORTIONAL,
                Shortfall.CARRY,
                false,
                MerchantZone.UTC,
                PointsNames.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "NEVER, 1, 0",
    "NEVER, 0, 1",
    "AFTER_EARNING, 0, 0",
    "AFTER_EARNING, 1, 1",
    "AFTER_EARNING, -1, 0",
    "AFTER_EARNING, 3651, 0",
    "AFTER_EARNING, 0, -1",
    "AFTER_EARNING, 0, 121"
  })
  void expiryHasItsDaysOrItsMonthsAndNeverHasNone(Model model, int days, int months) {
    assertThatThrownBy(() -> new Expiry(model, days, months))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-31T00:00:00Z, 28, 2027-03-01T00:00:00Z",
    "2028-01-31T23:59:59Z, 29, 2028-03-01T00:00:00Z",
    "2026-12-31T12:00:00Z, 1, 2027-01-02T00:00:00Z"
  })
  void pointsLiveToTheEndOfTheirLastDay(Instant earned, int days, Instant lost) {
    assertThat(new Expiry(Model.AFTER_EARNING, days, 0).ofLot(earned, MerchantZone.UTC))
        .isEqualTo(lost);
    assertThat(Expiry.NEVER.ofLot(earned, MerchantZone.UTC)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2027-01-31T00:00:00Z, 1, 2027-03-01T00:00:00Z",
    "UTC, 2028-01-31T00:00:00Z, 1, 2028-03-01T00:00:00Z",
    "UTC, 2028-02-29T00:00:00Z, 12, 2029-03-01T00:00:00Z",
    "UTC, 2027-02-28T23:59:59Z, 1, 2027-03-29T00:00:00Z",
    "Pacific/Kiritimati, 2027-01-30T10:00:00Z, 1, 2027-02-28T10:00:00Z",
    "Etc/GMT+12, 2027-02-01T11:59:59Z, 1, 2027-03-01T12:00:00Z",
    "Europe/Paris, 2027-02-28T12:00:00Z, 1, 2027-03-28T22:00:00Z",
    "Europe/Paris, 2027-09-30T12:00:00Z, 1, 2027-10-30T22:00:00Z",
    "Africa/Cairo, 2026-03-23T12:00:00Z, 1, 2026-04-23T22:00:00Z"
  })
  void aMonthEndsWithTheSameDayOrTheLastOneWhereTheMerchantIs(
      String zone, Instant earned, int months, Instant lost) {
    assertThat(new Expiry(Model.AFTER_EARNING, 0, months).ofLot(earned, MerchantZone.of(zone)))
        .isEqualTo(lost);
  }

  @Test
  void anExpiryThatWasKeptBeforeMonthsExistedHasDays() {
    assertThat(json.readValue("{\"model\": \"AFTER_EARNING\", \"days\": 30}", Expiry.class))
        .isEqualTo(new Expiry(Model.AFTER_EARNING, 30, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mars/Olympus", "europe/paris", "+02:00", "UTC+2", "Europe/Paris "})
  void aTimeZoneIsOneOfTheDatabase(String name) {
    assertThatThrownBy(() -> MerchantZone.of(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
