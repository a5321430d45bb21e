package com.loyalnest.platform.observability;

/// The id that everything following from one request or delivery shares: in logs, calls and events.
public final class Correlation {
  /// Its name in HTTP headers, gRPC metadata and logs.
  public static final String HEADER = "x-correlation-id";

  private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

  private Correlation() {}

  /// Empty where nothing was bound.
  public static String current() {
    return CURRENT.orElse("");
  }

  public static ScopedValue<String> scope() {
    return CURRENT;
  }
}
