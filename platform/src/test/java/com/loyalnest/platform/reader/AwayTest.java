package com.loyalnest.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.lettuce.core.RedisCommandTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionSystemException;

class AwayTest {

  static Stream<Throwable> away() {
    return Stream.of(
        new ReaderPaused("a vendor", new IllegalStateException()),
        new DataAccessResourceFailureException("connection"),
        new PessimisticLockingFailureException("deadlock"),
        new TransactionSystemException("rollback failed", new SQLException("Connection is closed")),
        new IllegalStateException(new SQLTransientConnectionException("pool")),
        new IllegalStateException(new SQLException("shutdown", "57P01")),
        new RedisCommandTimeoutException("slow"),
        Status.UNAVAILABLE.asRuntimeException(),
        Status.DEADLINE_EXCEEDED.asRuntimeException());
  }

  @ParameterizedTest
  @MethodSource("away")
  void whatWeStandOnBeingGoneIsNobodysFailure(Throwable failure) {
    assertThat(Away.means(failure)).isTrue();
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalArgumentException("cannot be read"),
        new DataIntegrityViolationException("a key", new SQLException("duplicate", "23505")),
        new SQLException("no state"),
        Status.INVALID_ARGUMENT.asRuntimeException());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureOfTheWorkItselfCounts(Throwable failure) {
    assertThat(Away.means(failure)).isFalse();
  }
}
