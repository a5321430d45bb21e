package com.loyalnest.frontend.api.rest;

import com.google.protobuf.Message;
import com.loyalnest.platform.grpc.CallMetadata;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/// Calls of people to peers. They go without our own service token: what a person may not do, the
/// door must not be able to do for them by mistake.
@Component
class PeerCalls {
  private final Map<String, Channel> channels;

  PeerCalls(GrpcChannelFactory factory) {
    var nobody = new Metadata();
    nobody.put(CallMetadata.SERVICE, "none");
    var withoutOwnAuthority = MetadataUtils.newAttachHeadersInterceptor(nobody);
    this.channels =
        Contracts.peers().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    peer -> peer,
                    peer ->
                        ClientInterceptors.intercept(
                            factory.createChannel(peer), withoutOwnAuthority)));
  }

  Message call(RestMethod method, Message request) {
    var channel = channels.get(method.peer());
    if (channel == null) {
      throw new IllegalStateException("no channel to " + method.peer());
    }
    return ClientCalls.blockingUnaryCall(channel, method.call(), CallOptions.DEFAULT, request);
  }
}
