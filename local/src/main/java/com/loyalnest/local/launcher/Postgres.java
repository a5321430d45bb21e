package com.loyalnest.local.launcher;

import com.loyalnest.local.dev.CannotStart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;

/// A real Postgres 18 on kept data, durable as in production (`fsync` and `synchronous_commit` are
/// on), on the loopback address only and with a password for every role. Each service gets its
/// schema and roles at every start.
final class Postgres implements AutoCloseable {
  static final String DATABASE = "loyalnest";
  private static final String SUPERUSER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORDS_ONLY =
      """
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final EmbeddedPostgres server;
  private final Path data;
  private final int port;
  private final String password;

  private Postgres(EmbeddedPostgres server, Path data, int port, String password) {
    this.server = server;
    this.data = data;
    this.port = port;
    this.password = password;
  }

  static Postgres start(Home home, int port, Secrets secrets) {
    var password = secrets.password(SUPERUSER);
    var complete = home.path().resolve("postgres.complete");
    if (!Files.exists(complete)) {
      delete(home.postgres());
    }
    try {
      var postgres = new Postgres(server(home, port, password), home.postgres(), port, password);
      postgres.demandPasswords();
      postgres.createDatabase();
      Home.write(complete, "");
      return postgres;
    } catch (IOException failure) {
      throw new CannotStart(
          "Postgres did not start; its own words are in "
              + log(home)
              + " ("
              + failure.getMessage()
              + ")",
          failure);
    }
  }

  private static EmbeddedPostgres server(Home home, int port, String password) throws IOException {
    var log = ProcessBuilder.Redirect.appendTo(log(home).toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(home.postgres())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(PATIENCE)
        .setPort(port)
        .setConnectConfig("password", password)
        .setErrorRedirector(log)
        .setOutputRedirector(log)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "150")
        .setServerConfig("shared_buffers", "256MB")
        .setServerConfig("max_wal_size", "2GB")
        .setServerConfig("random_page_cost", "1.1")
        .setServerConfig("jit", "off")
        .start();
  }

  static Path log(Home home) {
    return home.logs().resolve("postgres.log");
  }

  /// The server's own process, which no child of ours is: `pg_ctl` starts it and leaves.
  ProcessHandle process() {
    try {
      var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// For `psql` and other tools.
  static String superuserUrl(int port, Secrets secrets) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(SUPERUSER, secrets.password(SUPERUSER), port, DATABASE);
  }

  void provision(String service, Secrets secrets) {
    try (var connection = connect(DATABASE);
        var statement = connection.createStatement()) {
      statement.execute(
          script()
              .replace("${service}", service)
              .replace("${owner_password}", secrets.password(service + "_owner"))
              .replace("${runtime_password}", secrets.password(service + "_runtime"))
              .replace("${system_password}", secrets.password(service + "_system")));
    } catch (SQLException failure) {
      throw new IllegalStateException("provisioning " + service, failure);
    }
  }

  private static String script() {
    try (var script = Postgres.class.getResourceAsStream("/db/provision.sql")) {
      return new String(
          Objects.requireNonNull(script, "db/provision.sql").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The first start trusts everybody on this machine, for the moment it takes to set the password.
  private void demandPasswords() throws IOException {
    var rules = data.resolve("pg_hba.conf");
    if (Files.readString(rules).equals(PASSWORDS_ONLY)) {
      return;
    }
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("alter role postgres password '" + password + "'");
      Files.writeString(rules, PASSWORDS_ONLY);
      statement.execute("select pg_reload_conf()");
    } catch (SQLException failure) {
      throw new IllegalStateException("setting the superuser's password", failure);
    }
  }

  private void createDatabase() {
    try (var connection = connect("postgres");
        var statement = connection.createStatement();
        var found =
            statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("create database " + DATABASE);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("creating the database", failure);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, password);
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
