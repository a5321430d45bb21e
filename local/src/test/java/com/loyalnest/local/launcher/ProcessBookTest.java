package com.loyalnest.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessBookTest {
  @TempDir Path folder;

  @Test
  void endsWhatAKilledSuiteLeft() throws Exception {
    var home = new Home(folder.resolve("home")).made();
    var left = new ProcessBuilder("sleep", "60").start();
    ProcessBook.empty(home).put("redis", left.toHandle());

    ProcessBook.read(home).reap();

    assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closesADatabaseByAnInterrupt() throws Exception {
    var home = new Home(folder.resolve("home")).made();
    // Tests that run in the background hand down an ignored interrupt, which a shell cannot trap.
    var database =
        new ProcessBuilder(
                "env",
                "--default-signal=INT",
                "sh",
                "-c",
                "trap 'exit 7' INT; while :; do sleep 0.05; done")
            .start();
    Thread.sleep(200);
    ProcessBook.empty(home).put(ProcessBook.POSTGRES, database.toHandle());

    ProcessBook.read(home).reap();

    assertThat(database.waitFor()).isEqualTo(7);
  }

  @Test
  void neverTouchesAnotherProcessOfTheSameNumber() throws Exception {
    var home = new Home(folder.resolve("home")).made();
    var stranger = new ProcessBuilder("sleep", "60").start();
    try {
      var longAgo = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
      Files.writeString(home.processes(), "redis " + stranger.pid() + " " + longAgo + "\n");

      ProcessBook.read(home).reap();

      assertThat(stranger.isAlive()).isTrue();
      assertThat(ProcessBook.read(home).all()).isEmpty();
    } finally {
      stranger.destroy();
    }
  }

  @Test
  void aFolderWithoutASuiteHasNoProcesses() {
    assertThat(ProcessBook.read(new Home(folder)).get(ProcessBook.SUITE)).isEmpty();
  }
}
