package com.loyalnest.platform.outbox;

import com.loyalnest.platform.database.SystemDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes sure that only one replica of a service relays: the one whose connection holds the
/// advisory lock. Losing the connection is losing the lock.
final class Leadership implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final int SECONDS_TO_ANSWER = 2;

  private final SystemDatabase database;
  private final long lockId;
  private @Nullable Connection connection;

  Leadership(SystemDatabase database, String service) {
    this.database = database;
    this.lockId = ("loyalnest-relay-" + service).hashCode();
  }

  /// Whether this process leads now, trying to when nobody does.
  boolean held() throws SQLException {
    if (connection != null && connection.isValid(SECONDS_TO_ANSWER)) {
      return true;
    }
    close();
    var candidate = database.pool().getConnection();
    if (locked(candidate)) {
      connection = candidate;
      return true;
    }
    candidate.close();
    return false;
  }

  private boolean locked(Connection candidate) throws SQLException {
    try (var statement = candidate.prepareStatement("select pg_try_advisory_lock(?)")) {
      statement.setLong(1, lockId);
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  @Override
  public void close() {
    var held = connection;
    connection = null;
    if (held == null) {
      return;
    }
    try (held;
        var statement = held.prepareStatement("select pg_advisory_unlock(?)")) {
      statement.setLong(1, lockId);
      statement.execute();
    } catch (SQLException lost) {
      LOG.debug("the lock went with its connection", lost);
    }
  }
}
