package com.loyalnest.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
  @TempDir Path folder;

  @Test
  void leavesChildrenAloneAfterAnOrderlyEnd() throws Exception {
    var child = new ProcessBuilder("sleep", "60").start();
    try {
      var guard = Guard.start(folder.resolve("log"));
      guard.add(child.pid());
      guard.close();

      assertThat(child.waitFor(1, TimeUnit.SECONDS)).isFalse();
    } finally {
      child.destroy();
    }
  }

  @Test
  void endsTheChildrenOfAKilledSuite() throws Exception {
    var child = new ProcessBuilder("sleep", "60").start();
    var suite =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                GuardedProgram.class.getName(),
                folder.resolve("log").toString(),
                Long.toString(child.pid()))
            .inheritIO()
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    assertThat(suite.inputReader().readLine()).isEqualTo("guarded");

    suite.destroyForcibly();

    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }
}
