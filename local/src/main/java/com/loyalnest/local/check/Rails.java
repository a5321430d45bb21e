package com.loyalnest.local.check;

import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.common.v1.RailsServiceGrpc.RailsServiceBlockingStub;
import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.local.dev.DevSuite.DevService;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.IdentitySettings;
import com.loyalnest.platform.identity.ServiceTokens;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/// Asks every service of a running suite for what all services offer about themselves.
final class Rails {
  private static final long PATIENCE_SECONDS = 10;

  private final DevSuite suite;
  private final ServiceTokens tokens;

  /// @param serviceKey with which services prove to each other who they are; Base64
  Rails(DevSuite suite, String serviceKey) {
    this.suite = suite;
    this.tokens = new ServiceTokens(new IdentitySettings(serviceKey), Clock.systemUTC());
  }

  /// @param question gets the service's name, and answers with a number
  /// @return the sum of the numbers
  int sum(BiFunction<String, RailsServiceBlockingStub, Integer> question) {
    return suite.services().entrySet().stream()
        .mapToInt(service -> ask(service.getKey(), service.getValue(), question))
        .sum();
  }

  private int ask(
      String name,
      DevService service,
      BiFunction<String, RailsServiceBlockingStub, Integer> question) {
    var channel = ManagedChannelBuilder.forTarget(service.grpc()).usePlaintext().build();
    try {
      var metadata = new Metadata();
      metadata.put(CallMetadata.SERVICE, tokens.mint("admin", RailsServiceGrpc.SERVICE_NAME));
      return question.apply(
          name,
          RailsServiceGrpc.newBlockingStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (StatusRuntimeException away) {
      throw new CannotStart(name + " does not answer: " + away.getStatus(), away);
    } finally {
      channel.shutdownNow();
    }
  }
}
