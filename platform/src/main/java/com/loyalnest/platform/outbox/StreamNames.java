package com.loyalnest.platform.outbox;

import java.util.ArrayList;
import java.util.List;

/// The names of the streams and consumer groups in Redis. A service's events lie in eight streams
/// by merchant, so one merchant's events stay together and Redis Cluster can spread the rest.
public final class StreamNames {
  /// Streams per service and lane.
  public static final int STREAMS = 8;

  private StreamNames() {}

  static String of(String service, String merchantId, Lane lane) {
    return name(service, Math.floorMod(merchantId.hashCode(), STREAMS), lane);
  }

  /// All streams of a service, the live lane first.
  public static List<String> all(String service) {
    var names = new ArrayList<String>();
    for (var lane : Lane.values()) {
      for (var n = 0; n < STREAMS; n++) {
        names.add(name(service, n, lane));
      }
    }
    return names;
  }

  /// The consumer group of a reader.
  public static String group(String service, String reader) {
    return service + "." + reader;
  }

  private static String name(String service, int n, Lane lane) {
    return "events:{" + service + "-" + n + "}" + lane.suffix();
  }
}
