package com.loyalnest.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void secretsAreMadeOnceAndKept() {
    var home = new Home(folder.resolve("one")).made();

    assertThat(new Secrets(home).password("points_owner"))
        .isEqualTo(new Secrets(home).password("points_owner"))
        .isNotEqualTo(new Secrets(home).password("points_runtime"));
    assertThat(Base64.getDecoder().decode(new Secrets(home).key("data"))).hasSize(32);
    assertThat(new Secrets(home).clientSecret()).startsWith("shpss_");
  }

  @Test
  void twoSuitesShareNoSecret() {
    var one = new Secrets(new Home(folder.resolve("one")).made());
    var two = new Secrets(new Home(folder.resolve("two")).made());

    assertThat(one.key("data")).isNotEqualTo(two.key("data"));
    assertThat(one.clientSecret()).isNotEqualTo(two.clientSecret());
    assertThat(one.apiKey("sendgrid")).isNotEqualTo(two.apiKey("sendgrid"));
  }

  @Test
  void nobodyElseCanReadThem() throws Exception {
    var home = new Home(folder.resolve("one")).made();
    new Secrets(home).clientId();

    var permissions = Files.getPosixFilePermissions(home.secrets());

    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.path())))
        .isEqualTo("rwx------");
  }
}
