package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts what orders left behind, in the tables of four services: an order is done only when the
/// ledger, the audit log, the facts and the messages all have it, once.
final class Effects implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Map<String, String> COUNTS = counts();

  private final Connection connection;
  private final String merchantId;

  Effects(DevSuite suite) {
    try {
      this.connection = suite.connect();
      this.merchantId = suite.merchantId();
    } catch (SQLException failure) {
      throw new CannotStart("the suite's database does not answer", failure);
    }
  }

  private static Map<String, String> counts() {
    var counts = new LinkedHashMap<String, String>();
    counts.put("ledger", "points.points_transactions where type = 'earn' and merchant_id = ?");
    counts.put("messages", "referrals.notifications where merchant_id = ?");
    counts.put("facts", "analytics.points_facts where merchant_id = ?");
    counts.put("audit", "admin.audit_logs where action = 'points_earned' and merchant_id = ?");
    return counts;
  }

  Map<String, Long> now() {
    var found = new LinkedHashMap<String, Long>();
    COUNTS.keySet().forEach(name -> found.put(name, count(name)));
    return found;
  }

  /// Returns when every count has grown by exactly the orders; more is a failure, and so is less
  /// after some minutes.
  void await(Map<String, Long> before, int orders) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    for (var name : COUNTS.keySet()) {
      var wanted = before.getOrDefault(name, 0L) + orders;
      for (var found = count(name); found != wanted; found = count(name)) {
        if (found > wanted || System.nanoTime() > end) {
          throw new CannotStart("%s: %d rows instead of %d".formatted(name, found, wanted));
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", stop);
    }
  }

  private long count(String name) {
    try (var statement = connection.prepareStatement("select count(*) from " + COUNTS.get(name))) {
      statement.setString(1, merchantId);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException failure) {
      throw new CannotStart(name + " cannot be counted: " + failure.getMessage(), failure);
    }
  }

  /// The settings without which a result is void.
  String durability() {
    var words = new StringBuilder("durability");
    try (var statement = connection.createStatement()) {
      for (var name : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        try (var rows = statement.executeQuery("show " + name)) {
          rows.next();
          words.append(' ').append(name).append('=').append(rows.getString(1));
        }
      }
      return words.toString();
    } catch (SQLException failure) {
      throw new CannotStart("the database's settings cannot be read", failure);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      System.err.println(failure.getMessage());
    }
  }
}
