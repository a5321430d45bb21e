package com.loyalnest.referrals.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.referrals.message.PostOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  @Test
  void acceptedMeansAccepted() {
    assertThat(outcome(202, Map.of())).isEqualTo(new PostOutcome.Accepted());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413})
  void aRefusalIsForGood(int status) {
    assertThat(outcome(status, Map.of())).isEqualTo(new PostOutcome.Refused("refused_" + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504, 302})
  void troubleOverThereIsTriedAgain(int status) {
    assertThat(outcome(status, Map.of())).isEqualTo(new PostOutcome.NotTaken("answer_" + status));
  }

  @Test
  void retryAfterInSecondsIsHonoured() {
    assertThat(outcome(429, Map.of("retry-after", "17"))).isEqualTo(throttled(17));
  }

  @Test
  void retryAfterAsADateIsHonoured() {
    assertThat(outcome(429, Map.of("Retry-After", "Wed, 01 Jul 2026 12:01:40 GMT")))
        .isEqualTo(throttled(100));
  }

  @Test
  void theEndOfTheLimitsWindowIsHonoured() {
    var end = Long.toString(NOW.plusSeconds(42).getEpochSecond());

    assertThat(outcome(429, Map.of("X-RateLimit-Reset", end))).isEqualTo(throttled(42));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "0", "", "Wed, 01 Jul 2020 12:00:00 GMT"})
  void anUnusableWishMeansHalfAMinute(String wish) {
    assertThat(outcome(429, Map.of("Retry-After", wish))).isEqualTo(throttled(30));
  }

  @Test
  void noRestIsLongerThanWeAllow() {
    assertThat(outcome(429, Map.of("Retry-After", "67608"))).isEqualTo(throttled(900));
  }

  private static PostOutcome throttled(int seconds) {
    return new PostOutcome.Throttled(NOW.plusSeconds(seconds));
  }

  private static PostOutcome outcome(int status, Map<String, String> headers) {
    return Answers.outcome(status, headers, NOW, Duration.ofMinutes(15));
  }
}
