package com.loyalnest.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The processes of a suite by name, written down with their start times. A number alone proves
/// nothing: after a crash it may belong to somebody else, and such a process is never touched.
final class ProcessBook {
  static final String SUITE = "suite";
  static final String POSTGRES = "postgres";
  private static final Duration CLOCK_JITTER = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Home home;
  private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();

  private ProcessBook(Home home) {
    this.home = home;
  }

  static ProcessBook empty(Home home) {
    return new ProcessBook(home);
  }

  /// What the folder's last suite wrote, as far as it is still alive.
  static ProcessBook read(Home home) {
    var book = new ProcessBook(home);
    if (Files.exists(home.processes())) {
      try {
        Files.readAllLines(home.processes()).forEach(book::readLine);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return book;
  }

  private void readLine(String line) {
    var words = line.split(" ");
    if (words.length == 3) {
      var started = Instant.ofEpochMilli(Long.parseLong(words[2]));
      ProcessHandle.of(Long.parseLong(words[1]))
          .filter(process -> process.isAlive() && startedAbout(process, started))
          .ifPresent(process -> processes.put(words[0], process));
    }
  }

  private static boolean startedAbout(ProcessHandle process, Instant instant) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, instant).abs().compareTo(CLOCK_JITTER) < 0)
        .orElse(false);
  }

  synchronized void put(String name, ProcessHandle process) {
    processes.put(name, process);
    var text = new StringBuilder();
    processes.forEach((key, value) ->
        value
            .info()
            .startInstant()
            .ifPresent(start ->
                text.append("%s %d %d%n".formatted(key, value.pid(), start.toEpochMilli()))));
    Home.write(home.processes(), text.toString());
  }

  synchronized Optional<ProcessHandle> get(String name) {
    return Optional.ofNullable(processes.get(name));
  }

  synchronized Map<String, ProcessHandle> all() {
    return Map.copyOf(processes);
  }

  /// Ends everything that is left but this process, the database last and in its own way: an
  /// interrupt closes it cleanly at once.
  void reap() {
    var left = new LinkedHashMap<>(processes);
    var postgres = left.remove(POSTGRES);
    left.values().removeIf(ProcessHandle.current()::equals);
    left.values().forEach(ProcessHandle::destroy);
    left.values().forEach(ProcessBook::awaitEnd);
    if (postgres != null) {
      interrupt(postgres);
      awaitEnd(postgres);
    }
  }

  static void interrupt(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException failure) {
      process.destroy();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException late) {
      process.destroyForcibly();
    }
  }
}
