package com.loyalnest.platform.reader;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lettuce.core.RedisException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells a failure of what we stand on (Postgres, Redis, a peer, a lost race for a lock) from a
/// failure of the work itself. The first kind passes by itself, so it is waited for and counted
/// against nobody.
public final class Away {
  private static final Set<Status.Code> PEER_AWAY =
      Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.CANCELLED);
  private static final int LONGEST_CHAIN = 10;

  private Away() {}

  public static boolean means(Throwable failure) {
    var cause = failure;
    for (var depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
      if (itself(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean itself(Throwable failure) {
    return switch (failure) {
      case ReaderPaused paused -> true;
      case DataAccessResourceFailureException resource -> true;
      case RecoverableDataAccessException recoverable -> true;
      case TransientDataAccessException passing -> true;
      case CannotCreateTransactionException noConnection -> true;
      // A commit or rollback that fails is never the handler's fault: the connection went.
      case TransactionSystemException ended -> true;
      case RedisException redis -> true;
      case StatusRuntimeException peer -> PEER_AWAY.contains(peer.getStatus().getCode());
      case SQLTransientConnectionException none -> true;
      case SQLNonTransientConnectionException none -> true;
      case SQLRecoverableException lost -> true;
      case SQLException sql -> connectionLost(sql);
      default -> false;
    };
  }

  /// SQLSTATE classes: 08 connection, 53 resources, 57 operator intervention, 58 system.
  private static boolean connectionLost(SQLException sql) {
    var state = sql.getSQLState();
    return state != null
        && state.length() == 5
        && Set.of("08", "53", "57", "58").contains(state.substring(0, 2));
  }
}
