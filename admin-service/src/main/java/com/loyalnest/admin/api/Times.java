package com.loyalnest.admin.api;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Optional;

/// Points in time, ours and the contract's.
final class Times {
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private Times() {}

  static Timestamp of(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  /// Empty for a time that nobody means: it might not even fit into the database.
  static Optional<Instant> sensible(Timestamp time) {
    var second = time.getSeconds();
    return second >= 0 && second < END.getEpochSecond()
        ? sensible(Instant.ofEpochSecond(second, Math.clamp(time.getNanos(), 0, 999_999_999)))
        : Optional.empty();
  }

  static Optional<Instant> sensible(Instant time) {
    return time.isBefore(Instant.EPOCH) || time.isAfter(END) ? Optional.empty() : Optional.of(time);
  }
}
