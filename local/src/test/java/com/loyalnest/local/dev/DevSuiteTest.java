package com.loyalnest.local.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevSuiteTest {
  @TempDir Path folder;

  @Test
  void readsWhatASuiteWrote() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("dev.json"),
            """
            {"edge": "http://localhost:8080", "shop": "http://localhost:8090", "client_secret": "s",
             "postgres": "postgresql://postgres:pw@127.0.0.1:15000/loyalnest",
             "services": {"points": {"grpc": "127.0.0.1:9", "management": "http://localhost:8", "pid": 7}}}
            """);

    var suite = DevSuite.read(file);

    assertThat(suite.user()).isEqualTo("postgres");
    assertThat(suite.password()).isEqualTo("pw");
    assertThat(suite.services().get("points"))
        .isEqualTo(new DevSuite.DevService("127.0.0.1:9", "http://localhost:8", 7));
    assertThat(suite.toString()).doesNotContain("pw");
  }

  @Test
  void saysHowToStartASuiteWhenNoneRuns() {
    assertThatThrownBy(() -> DevSuite.read(folder.resolve("dev.json")))
        .isInstanceOf(CannotStart.class)
        .hasMessage("no suite runs here; start one with ./loyalnest up");
  }
}
