package com.loyalnest.analytics.fact;

import java.time.Instant;

/// A points transaction; `points` is a magnitude.
public record PointsFact(
    String merchantId,
    String transactionId,
    String customerId,
    Direction direction,
    int points,
    String source,
    String orderId,
    Instant occurredAt) {

  /// Which way the points went.
  public enum Direction {
    ISSUED(1),
    REVERSED(-1);

    private final int sign;

    Direction(int sign) {
      this.sign = sign;
    }

    int sign() {
      return sign;
    }
  }
}
