package com.loyalnest.local.launcher;

import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/// Here all services share one class path, and Spring Boot would set up for each what it finds
/// there. This keeps from a service what its own image does not hold, so that it runs as it does in
/// production and starts as fast.
final class OneClassPath {
  private static final List<String> PERSISTENCE =
      List.of("org.springframework.boot.hibernate.", "org.springframework.boot.data.jpa.");
  private static final List<String> API_PAGES = List.of("org.springdoc.");
  private static final List<String> SUITE =
      List.of(
          "com.loyalnest.",
          "org.springframework.boot.grpc.",
          "org.springframework.boot.data.redis.",
          "org.springframework.boot.flyway.");

  private OneClassPath() {}

  /// For `spring.autoconfigure.exclude`.
  static String foreignTo(Service service) {
    var foreign =
        StreamSupport.stream(
                ImportCandidates.load(AutoConfiguration.class, null).spliterator(), false)
            .filter(candidate -> isForeign(service, candidate))
            .toList();
    return String.join(",", foreign);
  }

  private static boolean isForeign(Service service, String configuration) {
    return startsWithAny(configuration, PERSISTENCE)
        || (service != Service.FRONTEND && startsWithAny(configuration, API_PAGES))
        || (service == Service.SHOP && startsWithAny(configuration, SUITE));
  }

  private static boolean startsWithAny(String configuration, List<String> packages) {
    return packages.stream().anyMatch(configuration::startsWith);
  }
}
