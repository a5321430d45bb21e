package com.loyalnest.points.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.program.Expiry.Model;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days in every zone there is, also where clocks are changed at midnight or a day is left out.
class MerchantDayPropertyTest {
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final long SECONDS = Duration.ofDays(80 * 365).toSeconds();

  @Property(tries = 5_000)
  void aMomentIsBeforeTheEndOfItsDay(
      @ForAll("zones") MerchantZone zone, @ForAll("times") Instant time) {
    var day = zone.day(time);

    assertThat(day.end()).isAfter(time);
    assertThat(zone.dayEndingAt(day.end())).isEqualTo(day);
  }

  /// The hour of a change is where days go wrong, and a day in ten thousand has one.
  @Example
  void theMomentsAroundEveryChangeOfClocksAreWithinTheirDays() {
    for (var name : ZoneId.getAvailableZoneIds()) {
      var zone = MerchantZone.of(name);
      var change = zone.id().getRules().nextTransition(FIRST);
      for (var n = 0; n < 300 && change != null; n++) {
        for (var seconds : List.of(-86_400L, -3_600L, -1L, 0L, 1L, 59L, 3_600L, 7_200L, 86_400L)) {
          aMomentIsBeforeTheEndOfItsDay(zone, change.getInstant().plusSeconds(seconds));
        }
        change = zone.id().getRules().nextTransition(change.getInstant());
      }
    }
  }

  @Property(tries = 5_000)
  void daysFollowEachOther(
      @ForAll("zones") MerchantZone zone, @ForAll @IntRange(max = 29_000) int number) {
    var day = new MerchantDay(LocalDate.ofEpochDay(number), zone);

    assertThat(day.plusDays(1).end()).isAfterOrEqualTo(day.end());
    assertThat(Duration.between(day.end(), day.plusDays(1).end())).isLessThan(Duration.ofHours(49));
  }

  @Property(tries = 2_000)
  void pointsLiveAtLeastTheirDaysAndNotADayLonger(
      @ForAll("zones") MerchantZone zone,
      @ForAll("times") Instant earned,
      @ForAll @IntRange(min = 1, max = 3_650) int days) {
    var lost = new Expiry(Model.AFTER_EARNING, days, 0).after(earned, zone);

    assertThat(zone.dayEndingAt(lost).date())
        .isBeforeOrEqualTo(zone.day(earned).date().plusDays(days));
    assertThat(Duration.between(earned, lost))
        .isBetween(Duration.ofDays(days).minusHours(25), Duration.ofDays(days + 1).plusHours(25));
  }

  @Property(tries = 2_000)
  void whoEarnsLaterLosesNoSooner(
      @ForAll("zones") MerchantZone zone,
      @ForAll("times") Instant earned,
      @ForAll @IntRange(max = 400) int later,
      @ForAll @IntRange(min = 1, max = 120) int months) {
    var expiry = new Expiry(Model.AFTER_EARNING, 0, months);

    assertThat(expiry.after(earned.plus(Duration.ofDays(later)), zone))
        .isAfterOrEqualTo(expiry.after(earned, zone));
  }

  /// Clocks of today and later: some zones once had evenings that came again after midnight.
  @Property(tries = 3_000)
  void aClockHasRunOutIfItStartedBeforeTheLastOneThatHas(
      @ForAll("zones") MerchantZone zone,
      @ForAll @IntRange(max = 600_000_000) int nowSeconds,
      @ForAll @IntRange(max = 40 * 86_400) int around,
      @ForAll @IntRange(min = 1, max = 400) int length,
      @ForAll boolean months) {
    var expiry =
        new Expiry(Model.AFTER_INACTIVITY, months ? 0 : length, months ? length % 120 + 1 : 0);
    var now = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(nowSeconds);
    var firstRunning = expiry.startOfOver(now, zone);
    var start = firstRunning.plusSeconds(around).minusSeconds(20 * 86_400);

    assertThat(expiry.after(start, zone).isAfter(now)).isEqualTo(!start.isBefore(firstRunning));
  }

  @ParameterizedTest
  @CsvSource({
    // Midnight is left out: the day begins at one.
    "America/Sao_Paulo, 2018-11-03, 2018-11-04T03:00:00Z",
    // The last hour before midnight comes twice.
    "America/Sao_Paulo, 2019-02-16, 2019-02-17T03:00:00Z",
    "Africa/Cairo, 2026-04-23, 2026-04-23T22:00:00Z",
    "Africa/Cairo, 2026-10-29, 2026-10-29T22:00:00Z",
    // It comes again when midnight was over already.
    "America/St_Johns, 2010-11-06, 2010-11-07T03:30:00Z",
    // The first hour after midnight comes twice.
    "America/Havana, 2026-10-31, 2026-11-01T04:00:00Z",
    "Europe/Paris, 2027-03-28, 2027-03-28T22:00:00Z",
    "Europe/Paris, 2027-10-31, 2027-10-31T23:00:00Z",
    "Pacific/Kiritimati, 2027-01-01, 2027-01-01T10:00:00Z",
    "Etc/GMT+12, 2027-01-01, 2027-01-02T12:00:00Z",
    // Samoa had no 30th of December: it ended when it began.
    "Pacific/Apia, 2011-12-29, 2011-12-30T10:00:00Z",
    "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z"
  })
  void aDayEndsWithItsOwnMidnight(String zone, LocalDate date, Instant end) {
    assertThat(new MerchantDay(date, MerchantZone.of(zone)).end()).isEqualTo(end);
  }

  @Provide
  static Arbitrary<MerchantZone> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(MerchantZone::of);
  }

  @Provide
  static Arbitrary<Instant> times() {
    return Arbitraries.longs().between(0, SECONDS).map(FIRST::plusSeconds);
  }
}
