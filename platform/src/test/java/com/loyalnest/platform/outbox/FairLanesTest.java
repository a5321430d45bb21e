package com.loyalnest.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairLanesTest {
  private final AtomicLong now = new AtomicLong();
  private final FairLanes lanes = new FairLanes(now::get);

  @Test
  void whoeverIsAloneIsNeverSlowed() {
    assertThat(live("busy", 100_000)).isEqualTo(100_000);
  }

  @Test
  void whatIsBeyondAMerchantsMeasureLeavesTheLaneToTheOthers() {
    assertThat(live("quiet", 1)).isEqualTo(1);

    assertThat(live("busy", 10_000)).isEqualTo(FairLanes.AT_ONCE);
    assertThat(live("quiet", 100)).isEqualTo(100);
  }

  @Test
  void theMeasureFillsAgain() {
    live("quiet", 1);
    live("busy", 10_000);

    passes(Duration.ofSeconds(2));

    assertThat(live("busy", 10_000)).isEqualTo(2 * FairLanes.PER_SECOND);
    passes(Duration.ofSeconds(9));
    live("quiet", 1);
    assertThat(live("busy", 10_000)).isEqualTo(FairLanes.AT_ONCE);
  }

  @Test
  void whoeverHasGoneKeepsNobodyBack() {
    live("gone", 1);
    live("busy", 5_000);

    passes(Duration.ofSeconds(11));

    assertThat(live("busy", 100_000)).isEqualTo(100_000);
  }

  private void passes(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private long live(String merchant, int events) {
    return IntStream.range(0, events).filter(n -> lanes.laneOf(merchant) == Lane.LIVE).count();
  }
}
