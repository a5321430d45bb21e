package com.loyalnest.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClockTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void isSystemTimeAsLongAsNobodyMovedIt() {
    assertThat(new FileClock(folder.resolve("clock"), () -> NOW).instant()).isEqualTo(NOW);
  }

  @Test
  void isAheadByTheSecondsInTheFile() throws Exception {
    var file = Files.writeString(folder.resolve("clock"), "86400\n");

    assertThat(new FileClock(file, () -> NOW).instant())
        .isEqualTo(Instant.parse("2026-07-02T12:00:00Z"));
  }

  @Test
  void neverGoesBack() throws Exception {
    var file = Files.writeString(folder.resolve("clock"), "60");
    var clock = new FileClock(file, () -> NOW);
    clock.instant();
    Files.writeString(file, "10");
    Thread.sleep(80);

    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
  }
}
