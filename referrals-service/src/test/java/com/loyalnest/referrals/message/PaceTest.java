package com.loyalnest.referrals.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final MovableClock clock = new MovableClock();
  private final Pace pace = new Pace(20, clock);

  @Test
  void allowsASecondsWorthAtOnce() {
    assertThat(pace.permits()).isEqualTo(20);
  }

  @Test
  void permitsComeBackWithTime() {
    pace.took(20);
    assertThat(pace.permits()).isZero();

    clock.advance(Duration.ofMillis(250));
    assertThat(pace.permits()).isEqualTo(5);
  }

  @Test
  void doesNotSaveUpMoreThanASecond() {
    clock.advance(Duration.ofHours(1));

    assertThat(pace.permits()).isEqualTo(20);
  }

  @Test
  void allowsNothingWhileTheCarrierWantsARest() {
    pace.restUntil(clock.instant().plusSeconds(30));
    assertThat(pace.permits()).isZero();
    assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(30));

    clock.advance(Duration.ofSeconds(30));
    assertThat(pace.permits()).isEqualTo(20);
  }

  @Test
  void aShorterRestDoesNotEndALongerOne() {
    pace.restUntil(clock.instant().plusSeconds(30));
    pace.restUntil(clock.instant().minusSeconds(30));

    assertThat(pace.permits()).isZero();
  }

  @Test
  void aClockThatGoesBackTakesNothingAway() {
    clock.advance(Duration.ofSeconds(-10));

    assertThat(pace.permits()).isEqualTo(20);
  }
}
