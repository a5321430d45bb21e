package com.loyalnest.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The servers of a suite as they really run: durable, closed to strangers, on kept data.
class ServersIntegrationTest {
  @TempDir Path folder;

  @Test
  void postgresIsDurableAndKeepsItsDataAndItsPasswords() throws Exception {
    var home = new Home(folder.resolve("home")).made();
    var ports = new Ports(home, Map.of());
    var secrets = new Secrets(home);

    try (var postgres = Postgres.start(home, ports.postgres(), secrets)) {
      postgres.provision("points", secrets);
      assertThat(postgres.process().isAlive()).isTrue();
      try (var owner = connect(ports, "points_owner", secrets.password("points_owner"));
          var statement = owner.createStatement()) {
        statement.execute("create table kept as select 42 as answer");
        assertThat(shown(owner, "fsync")).isEqualTo("on");
        assertThat(shown(owner, "synchronous_commit")).isEqualTo("on");
        assertThat(shown(owner, "full_page_writes")).isEqualTo("on");
        assertThat(shown(owner, "server_version")).startsWith("18");
      }
      assertThatThrownBy(() -> connect(ports, "points_owner", "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }

    try (var again = Postgres.start(home, ports.postgres(), secrets);
        var owner = connect(ports, "points_owner", secrets.password("points_owner"));
        var rows = owner.createStatement().executeQuery("select answer from kept")) {
      again.provision("points", secrets);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(42);
    }
  }

  @Test
  void redisKeepsItsData() throws Exception {
    var home = new Home(folder.resolve("home")).made();
    var port = new Ports(home, Map.of()).redis();

    try (var redis = Redis.start(home, port)) {
      assertThat(redis.process().isAlive()).isTrue();
      assertThat(ask(port, "SET kept 42")).isEqualTo("+OK");
    }
    try (var _ = Redis.start(home, port)) {
      assertThat(ask(port, "GET kept")).isEqualTo("$2");
      assertThat(ask(port, "CONFIG GET appendonly")).isEqualTo("*2");
    }
  }

  private static String ask(int port, String command) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      var answer = new byte[256];
      var read = socket.getInputStream().read(answer);
      return new String(answer, 0, read, StandardCharsets.US_ASCII).split("\r\n", 2)[0];
    }
  }

  private static Connection connect(Ports ports, String role, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + Postgres.DATABASE,
        role,
        password);
  }

  private static String shown(Connection connection, String setting) throws SQLException {
    try (var rows = connection.createStatement().executeQuery("show " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
