package com.loyalnest.admin.api;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/// Points in time, ours and the contract's.
final class Times {
  private Times() {}

  static Timestamp of(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  static Instant of(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
