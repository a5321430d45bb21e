package com.loyalnest.local.check;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.local.dev.DevSuite.DevService;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.IdentitySettings;
import com.loyalnest.platform.identity.ServiceTokens;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Asks services of a running suite, as one of them would.
final class SuiteCalls {
  private static final long PATIENCE_SECONDS = 10;

  private final DevSuite suite;
  private final ServiceTokens tokens;

  /// @param serviceKey with which services prove to each other who they are; Base64
  SuiteCalls(DevSuite suite, String serviceKey) {
    this.suite = suite;
    this.tokens = new ServiceTokens(new IdentitySettings(serviceKey), Clock.systemUTC());
  }

  DevSuite suite() {
    return suite;
  }

  /// @param name of the service, e.g. `points`
  /// @param contract full name of the gRPC service
  /// @param stub makes one from a channel
  /// @throws CannotStart with the service's own words if it refuses or does not answer
  <S extends AbstractStub<S>, A> A ask(
      String name, String contract, Function<io.grpc.Channel, S> stub, Function<S, A> question) {
    var service = service(name);
    var channel = ManagedChannelBuilder.forTarget(service.grpc()).usePlaintext().build();
    try {
      var metadata = new Metadata();
      metadata.put(CallMetadata.SERVICE, tokens.mint("admin", contract));
      return question.apply(
          stub.apply(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (StatusRuntimeException refused) {
      throw new CannotStart(name + " answers: " + refused.getMessage(), refused);
    } finally {
      channel.shutdownNow();
    }
  }

  private DevService service(String name) {
    var service = suite.services().get(name);
    if (service == null) {
      throw new CannotStart("the suite has no service " + name);
    }
    return service;
  }
}
