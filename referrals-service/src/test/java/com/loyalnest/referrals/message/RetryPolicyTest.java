package com.loyalnest.referrals.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final Instant HELD = NOW.plusSeconds(120);
  private final RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(10));

  @Test
  void anAcceptedLetterIsSentAndSaysInWhichLanguage() {
    var delivery = after(claim(0, false), new PostOutcome.Accepted());

    assertThat(delivery.status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(delivery.locale()).isEqualTo("fr");
  }

  @Test
  void aRefusedLetterIsNotTriedAgain() {
    var delivery = after(claim(0, false), new PostOutcome.Refused("refused_400"));

    assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(delivery.reason()).isEqualTo("refused_400");
  }

  @Test
  void pausesGrowUntilTheTriesAreUsedUp() {
    var down = new PostOutcome.NotTaken("answer_503");

    var first = after(claim(0, false), down);
    var second = after(claim(1, false), down);
    var third = after(claim(2, false), down);

    assertThat(first.status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(first.dueAt()).isEqualTo(NOW.plusSeconds(10));
    assertThat(second.status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(second.dueAt()).isEqualTo(NOW.plusSeconds(40));
    assertThat(third.status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(third.tries()).isEqualTo(3);
    assertThat(third.reason()).isEqualTo("answer_503");
  }

  @Test
  void aThrottledLetterWaitsAsLongAsAskedAndLosesNoTry() {
    var until = NOW.plusSeconds(77);

    var delivery = after(claim(2, false), new PostOutcome.Throttled(until));

    assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(delivery.dueAt()).isEqualTo(until);
    assertThat(delivery.tries()).isEqualTo(2);
  }

  @Test
  void aDoubtfulLetterIsSentOnceMoreAndThenGivenUp() {
    var first = after(claim(0, false), new PostOutcome.Unknown());
    var second = after(claim(1, true), new PostOutcome.Unknown());

    assertThat(first.status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(first.doubtful()).isTrue();
    assertThat(second.status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(second.reason()).isEqualTo("outcome_unknown");
  }

  @Test
  void aDoubtStaysWhenTheNextTryIsCertainlyNotTaken() {
    var delivery = after(claim(1, true), new PostOutcome.NotTaken("unreachable"));

    assertThat(delivery.doubtful()).isTrue();
  }

  private Delivery after(Claim claim, PostOutcome outcome) {
    return policy.after(claim, outcome, "fr", NOW);
  }

  private static Claim claim(int tries, boolean doubtful) {
    return new Claim(
        "m",
        new UUID(0, 1),
        "c",
        MessageType.POINTS_EARNED,
        Map.of(),
        tries,
        doubtful,
        false,
        "",
        HELD);
  }
}
