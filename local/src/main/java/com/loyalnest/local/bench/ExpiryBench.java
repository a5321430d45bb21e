package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// `bench expiry`: how long the suite takes to expire a million lots that are due at the same
/// moment, and what orders feel of it. The lots are put there by SQL, of merchants of their own,
/// some minutes before they are due: what the filling itself leaves to do for Postgres is done
/// before orders are measured. They are taken away afterwards.
public final class ExpiryBench {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration UNTIL_DUE = Duration.ofMinutes(3);
  private static final List<String> TABLES =
      List.of("customers", "points_transactions", "points_takings", "points_lots");

  /// Four lots for each customer, a hundred merchants.
  private static final String FILL =
      """
      set search_path = points;
      insert into customers (merchant_id, customer_id, points_balance, total_points_earned, version, created_at, updated_at)
        select '{run}' || c % 100, 'c' || c, 40, 40, 4, {past}, {past} from generate_series(1, {lots} / 4) c;
      insert into points_transactions (merchant_id, transaction_id, customer_id, type, direction, points, debt_points,
          source, actor, effect_key, created_at)
        select '{run}' || c % 100, 't' || c || '-' || l, 'c' || c, 'earn', 1, 10, 0, 'bench', 'bench', 'e' || c || '-' || l,
          {past}
        from generate_series(1, {lots} / 4) c, generate_series(1, 4) l;
      insert into points_lots (merchant_id, customer_id, lot_id, points, remaining, earned_at, available_from, expires_at,
          warnings)
        select '{run}' || c % 100, 'c' || c, 't' || c || '-' || l, 10, 10, {past}, {past}, {due}, 2
        from generate_series(1, {lots} / 4) c, generate_series(1, 4) l;
      """;

  /// Looking must cost next to nothing beside what is measured: a row that is found at once.
  private static final String ACCOUNTS =
      """
      select exists (select from points.customers
        where merchant_id = any (select ? || n from generate_series(0, 99) n) and points_balance %s)
      """;

  private static final String SOME_HAVE_LOST = ACCOUNTS.formatted("= 0");
  private static final String ALL_HAVE_LOST = "select not (" + ACCOUNTS.formatted("> 0") + ")";

  private ExpiryBench() {}

  public static int run(DevSuite suite, List<String> options) {
    var settings = BenchSettings.of(options);
    var clock = Clock.systemUTC();
    var book = new OrderBook(suite, clock.instant());
    var run = "bench-expiry-" + clock.instant().toEpochMilli() + "-";
    try (var connection = suite.connect()) {
      try {
        fill(connection, run, settings.lots());
        tidy(connection);
        System.out.println("orders before:");
        orders(suite, settings, book, clock);
        await(connection, run, SOME_HAVE_LOST);
        var start = System.nanoTime();
        System.out.println("orders meanwhile:");
        orders(suite, settings, book, clock);
        await(connection, run, ALL_HAVE_LOST);
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "%d lots expired in %.1f s, %.0f/s%n",
            settings.lots(), seconds, settings.lots() / seconds);
      } finally {
        forget(connection, run);
      }
    } catch (SQLException failure) {
      throw new CannotStart("the suite's database refuses: " + failure.getMessage(), failure);
    }
    return 0;
  }

  private static void orders(DevSuite suite, BenchSettings settings, OrderBook book, Clock clock) {
    var orders = book.ofNewCustomers(settings.rate() * settings.seconds(), clock.instant());
    new Latency(suite).run(orders, settings.rate()).print();
  }

  private static void fill(Connection connection, String run, int lots) throws SQLException {
    try (var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          FILL.replace("{run}", run)
              .replace("{lots}", Integer.toString(lots))
              .replace("{past}", "date_trunc('hour', now())")
              .replace("{due}", "now() + interval '" + UNTIL_DUE.toSeconds() + " seconds'"));
      connection.commit();
      connection.setAutoCommit(true);
      System.out.println(lots + " lots will be due at the same moment");
    }
  }

  private static void tidy(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var table : TABLES) {
        statement.execute("vacuum (analyze) points." + table);
      }
      statement.execute("checkpoint");
    }
  }

  private static void await(Connection connection, String run, String question)
      throws SQLException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    try (var statement = connection.prepareStatement(question)) {
      statement.setString(1, run);
      while (!isTrue(statement)) {
        if (System.nanoTime() > end) {
          throw new CannotStart("not all lots expired in " + PATIENCE);
        }
        Thread.sleep(LOOK_EVERY);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", stop);
    }
  }

  private static boolean isTrue(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static void forget(Connection connection, String run) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    try (var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (var table : TABLES) {
        statement.execute("delete from points." + table + " where merchant_id like '" + run + "%'");
      }
    }
  }
}
