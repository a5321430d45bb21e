package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;

/// What the suite's own Postgres does with the bare SQL of an order or a redemption: `pgbench`,
/// sixteen clients, in a database of its own.
final class Floor implements AutoCloseable {
  private static final String DATABASE = "loyalnest_floor";
  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");

  private final DevSuite suite;
  private final Path script;

  private Floor(DevSuite suite, Path script) {
    this.suite = suite;
    this.script = script;
  }

  /// @param what `multi`, an order; `redeem`, a redemption
  static Floor prepare(DevSuite suite, String what) {
    try {
      var script = Files.createTempFile(what, ".sql");
      Files.writeString(script, OrderBook.resource("/bench/floor/" + what + ".sql"));
      try (var connection = suite.connect();
          var statement = connection.createStatement()) {
        statement.execute("drop database if exists " + DATABASE + " with (force)");
        statement.execute("create database " + DATABASE);
      }
      try (var connection = suite.connect(DATABASE);
          var statement = connection.createStatement()) {
        for (var command : OrderBook.resource("/bench/floor/schema.sql").split(";\n")) {
          statement.execute(command);
        }
      }
      return new Floor(suite, script);
    } catch (IOException | SQLException failure) {
      throw new CannotStart("the floor cannot be prepared: " + failure.getMessage(), failure);
    }
  }

  /// Transactions per second over the seconds given.
  double run(int seconds) {
    var builder =
        new ProcessBuilder(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-f",
                script.toString(),
                "-c",
                "16",
                "-j",
                "1",
                "-T",
                Integer.toString(seconds),
                "-h",
                suite.postgres().getHost(),
                "-p",
                Integer.toString(suite.postgres().getPort()),
                "-U",
                suite.user(),
                DATABASE)
            .redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", suite.password());
    try {
      var process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var rate = RATE.matcher(output);
      if (process.waitFor() != 0 || !rate.find()) {
        throw new CannotStart("pgbench failed: " + output.lines().reduce("", (last, line) -> line));
      }
      return Double.parseDouble(rate.group(1));
    } catch (IOException failure) {
      throw new CannotStart("pgbench is missing; Debian has it in postgresql-contrib", failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", stop);
    }
  }

  @Override
  public void close() {
    try (var connection = suite.connect();
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + DATABASE + " with (force)");
      Files.deleteIfExists(script);
    } catch (IOException | SQLException failure) {
      System.err.println("the floor's database stays: " + failure.getMessage());
    }
  }
}
