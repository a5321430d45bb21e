package com.loyalnest.points.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LimitsPropertyTest {
  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

  @Property
  void noPeriodGivesMoreThanItsLimitAndNothingIsWithheldWithoutOne(
      @ForAll("limits") Limits limits,
      @ForAll("times") List<Instant> times,
      @ForAll("zones") MerchantZone zone) {
    var rewarded = new ArrayList<Instant>();
    for (var time : times) {
      var reached = limits.reached(rewarded, time, zone);
      if (reached.isEmpty()) {
        rewarded.add(time);
      } else {
        assertThat(reached.get().count(rewarded, time, zone)).isEqualTo(limits.of(reached.get()));
      }
    }

    for (var period : Period.values()) {
      if (limits.of(period) > 0) {
        assertThat(rewarded)
            .allMatch(
                time -> period.count(rewarded, time, zone) <= limits.of(period), period.word());
      }
    }
    if (limits.isNone()) {
      assertThat(rewarded).isEqualTo(times);
    }
  }

  @Provide
  static Arbitrary<Limits> limits() {
    var limit = Arbitraries.integers().between(0, 6);
    return Combinators.combine(limit, limit, limit, limit).as(Limits::new);
  }

  @Provide
  static Arbitrary<MerchantZone> zones() {
    return Arbitraries.of("UTC", "Pacific/Kiritimati", "Etc/GMT+12", "America/New_York")
        .map(MerchantZone::of);
  }

  /// Within some months around a new year, in any order, many on one day.
  @Provide
  static Arbitrary<List<Instant>> times() {
    return Arbitraries.integers()
        .between(0, 120)
        .flatMap(day ->
            Arbitraries.integers()
                .between(0, 86_399)
                .map(second -> FIRST.plus(Duration.ofDays(day)).plusSeconds(second)))
        .list()
        .ofMaxSize(40);
  }
}
