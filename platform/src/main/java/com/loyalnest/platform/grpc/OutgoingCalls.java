package com.loyalnest.platform.grpc;

import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.ServiceTokens;
import com.loyalnest.platform.observability.Correlation;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Goes with every call to a peer: who we are, on whose behalf, the correlation id, and a deadline
/// where none was set.
final class OutgoingCalls implements ClientInterceptor {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final String service;
  private final ServiceTokens serviceTokens;

  OutgoingCalls(String service, ServiceTokens serviceTokens) {
    this.service = service;
    this.serviceTokens = serviceTokens;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    var timed =
        options.getDeadline() == null
            ? options.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
            : options;
    return new SimpleForwardingClientCall<>(next.newCall(method, timed)) {
      @Override
      public void start(Listener<A> listener, Metadata metadata) {
        identify(method, metadata);
        super.start(listener, metadata);
      }
    };
  }

  private void identify(MethodDescriptor<?, ?> method, Metadata metadata) {
    if (!metadata.containsKey(CallMetadata.SERVICE)) {
      metadata.put(
          CallMetadata.SERVICE,
          serviceTokens.mint(service, String.valueOf(method.getServiceName())));
    }
    if (!Correlation.current().isEmpty() && !metadata.containsKey(CallMetadata.CORRELATION)) {
      metadata.put(CallMetadata.CORRELATION, Correlation.current());
    }
    CallerContext.current().token().ifPresent(token -> onBehalfOf(token, metadata));
  }

  private static void onBehalfOf(String token, Metadata metadata) {
    if (!metadata.containsKey(CallMetadata.AUTHORIZATION)) {
      metadata.put(CallMetadata.AUTHORIZATION, CallMetadata.BEARER + token);
    }
  }
}
