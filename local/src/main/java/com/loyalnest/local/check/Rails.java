package com.loyalnest.local.check;

import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.common.v1.RailsServiceGrpc.RailsServiceBlockingStub;
import com.loyalnest.local.dev.DevSuite;
import java.util.function.BiFunction;

/// Asks every service of a running suite for what all services offer about themselves.
final class Rails {
  private final SuiteCalls calls;

  /// @param serviceKey with which services prove to each other who they are; Base64
  Rails(DevSuite suite, String serviceKey) {
    this.calls = new SuiteCalls(suite, serviceKey);
  }

  /// @param question gets the service's name, and answers with a number
  /// @return the sum of the numbers
  int sum(BiFunction<String, RailsServiceBlockingStub, Integer> question) {
    return calls.suite().services().keySet().stream()
        .mapToInt(name ->
            calls.ask(
                name,
                RailsServiceGrpc.SERVICE_NAME,
                RailsServiceGrpc::newBlockingStub,
                rails -> question.apply(name, rails)))
        .sum();
  }
}
