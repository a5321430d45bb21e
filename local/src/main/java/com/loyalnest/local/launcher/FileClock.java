package com.loyalnest.local.launcher;

import com.loyalnest.platform.time.BusinessClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Business time of a local suite: the system's time plus the seconds in a file, which the stand-in
/// shop moves forward. The file is looked at twenty times a second at the most, and the offset
/// never goes back.
final class FileClock implements BusinessClock {
  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(50).toNanos();

  private final Path file;
  private final InstantSource system;
  private volatile Duration offset = Duration.ZERO;
  private volatile long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;

  FileClock(Path file, InstantSource system) {
    this.file = file;
    this.system = system;
  }

  @Override
  public Instant instant() {
    if (System.nanoTime() - lookedAt >= LOOK_EVERY_NANOS) {
      look();
    }
    return system.instant().plus(offset);
  }

  private synchronized void look() {
    lookedAt = System.nanoTime();
    if (!Files.exists(file)) {
      return;
    }
    try {
      var read = Duration.ofSeconds(Long.parseLong(Files.readString(file).strip()));
      if (read.compareTo(offset) > 0) {
        offset = read;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
