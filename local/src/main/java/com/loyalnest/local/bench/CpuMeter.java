package com.loyalnest.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// CPU time of processes with all that descends from them, the ended ones too: the sum of utime,
/// stime and what reaped children used, from `/proc`.
final class CpuMeter {
  private static final long MICROS_PER_TICK = TimeUnit.SECONDS.toMicros(1) / 100;
  private static final int FIRST_TIME_FIELD = 11;
  private static final int TIME_FIELDS = 4;

  private final List<ProcessHandle> roots;

  CpuMeter(List<ProcessHandle> roots) {
    this.roots = roots;
  }

  long micros() {
    return roots.stream()
            .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
            .map(ProcessHandle::pid)
            .distinct()
            .mapToLong(CpuMeter::ticks)
            .sum()
        * MICROS_PER_TICK;
  }

  private static long ticks(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The second field is the program's name in brackets and may hold blanks.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var sum = 0L;
      for (var n = 0; n < TIME_FIELDS; n++) {
        sum += Long.parseLong(fields[FIRST_TIME_FIELD + n]);
      }
      return sum;
    } catch (IOException ended) {
      return 0;
    }
  }
}
