package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/// `bench history`: how long a page of a customer's history takes to read in a ledger of ten
/// thousand rows and in one of ten million. Every customer has a thousand rows; they are put there
/// by SQL and taken away afterwards. Balances are read in the same minutes, to tell the ledger's
/// growth from the machine's mood.
public final class HistoryBench {
  private static final int ROWS_EACH = 1_000;
  private static final int SMALL = 10_000;
  private static final int WARM_UPS = 2;
  private static final long SEED = 20_261_123;

  /// As they would have come: in the order of time, one customer's rows far apart.
  private static final String FILL =
      """
      set search_path = points;
      insert into customers (merchant_id, customer_id, points_balance, total_points_earned, version, created_at, updated_at)
        select '{merchant}', '{run}' || lpad(to_hex(c), 12, '0'), {each} * 10, {each} * 10, {each}, now(), now()
        from generate_series({from}, {to}) c;
      insert into points_transactions (merchant_id, transaction_id, customer_id, type, direction, points, debt_points,
          source, order_id, actor, effect_key, created_at)
        select '{merchant}', format('01900000-%s-7000-8000-%s', lpad(to_hex(r), 4, '0'), lpad(to_hex(c), 12, '0')),
          '{run}' || lpad(to_hex(c), 12, '0'), 'earn', 1, 10, 0, 'bench', r::text, 'bench', '{run}' || c || '/' || r,
          now()
        from generate_series(1, {each}) r, generate_series({from}, {to}) c;
      analyze customers, points_transactions;
      """;

  private HistoryBench() {}

  public static int run(DevSuite suite, List<String> options) {
    var settings = BenchSettings.of(options);
    var clock = Clock.systemUTC();
    // A customer's id is a UUID: the last group counts, the rest names the run.
    var run = "%08x-0000-7000-8000-".formatted(clock.instant().getEpochSecond());
    var few = SMALL / ROWS_EACH;
    var many = settings.rows() / ROWS_EACH;
    try (var connection = suite.connect()) {
      try {
        fill(connection, suite, run, 1, few);
        var small = read(suite, settings, run, few, SMALL);
        fill(connection, suite, run, few + 1, many);
        var large = read(suite, settings, run, many, settings.rows());
        System.out.printf(
            "p50 %.2f times, p99 %.2f times as long; a balance %.2f and %.2f times%n",
            large.history(50) / small.history(50),
            large.history(99) / small.history(99),
            large.balance(50) / small.balance(50),
            large.balance(99) / small.balance(99));
        return small.failed() + large.failed() == 0 ? 0 : 1;
      } finally {
        forget(connection, run);
      }
    } catch (SQLException failure) {
      throw new CannotStart("the suite's database refuses: " + failure.getMessage(), failure);
    }
  }

  private record Seen(Reads histories, Reads balances) {
    double history(double percentile) {
      return histories.times().getValueAtPercentile(percentile);
    }

    double balance(double percentile) {
      return balances.times().getValueAtPercentile(percentile);
    }

    int failed() {
      return histories.failed() + balances.failed();
    }
  }

  private static Seen read(
      DevSuite suite, BenchSettings settings, String run, int customers, int rows) {
    for (var warmUp = 0; warmUp < WARM_UPS; warmUp++) {
      read(suite, settings, run, customers);
    }
    var seen = read(suite, settings, run, customers);
    System.out.printf("%d rows, %d reads/s:%n", rows, settings.reads());
    Latency.print("history ", seen.histories().times());
    Latency.print("balance ", seen.balances().times());
    return seen;
  }

  private static Seen read(DevSuite suite, BenchSettings settings, String run, int customers) {
    var random = new Random(SEED);
    return new Seen(
        Reads.run(
            suite, settings, n -> ask(suite, "transactions", customer(run, random, customers))),
        Reads.run(suite, settings, n -> ask(suite, "balance", customer(run, random, customers))));
  }

  private static byte[] ask(DevSuite suite, String what, String customer) {
    return Latency.question(suite, "/v1/api/points/" + what + "?customer_id=" + customer);
  }

  private static String customer(String run, Random random, int customers) {
    return run + "%012x".formatted(1 + random.nextInt(customers));
  }

  private static void fill(Connection connection, DevSuite suite, String run, int from, int to)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          FILL.replace("{merchant}", suite.merchantId())
              .replace("{run}", run)
              .replace("{each}", Integer.toString(ROWS_EACH))
              .replace("{from}", Integer.toString(from))
              .replace("{to}", Integer.toString(to)));
    }
  }

  private static void forget(Connection connection, String run) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (var table : List.of("customers", "points_transactions")) {
        statement.execute(
            "delete from points.%s where customer_id like '%s%%'".formatted(table, run));
      }
    }
  }
}
