package com.loyalnest.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00.123Z");

  @Test
  void idsAscendAndNeverRepeatEvenWithinOneMillisecond() {
    var ids = new Ids(InstantSource.fixed(NOW));
    var made = new ArrayList<UUID>();
    for (var n = 0; n < 20_000; n++) {
      made.add(ids.next());
    }

    assertThat(made).doesNotHaveDuplicates();
    assertThat(made.stream().map(UUID::toString).toList()).isSorted();
  }

  @Test
  void anIdIsAVersionSevenUuidWithItsTime() {
    var id = new Ids(InstantSource.fixed(NOW)).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }
}
