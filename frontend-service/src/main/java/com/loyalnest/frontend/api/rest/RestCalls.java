package com.loyalnest.frontend.api.rest;

import com.google.protobuf.Message;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.frontend.limit.RequestLimits;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.grpc.RequestOwnership;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Does a method for a caller who may call it. The door decides by the same option of the contract
/// as the peer does, because a detour may answer without asking the peer.
@Component
public class RestCalls {
  private final PeerCalls peers;
  private final RequestLimits limits;
  private final RequestOwnership ownership;
  private final Map<String, Detour> detours;

  RestCalls(
      PeerCalls peers, RequestLimits limits, RequestOwnership ownership, List<Detour> detours) {
    this.peers = peers;
    this.limits = limits;
    this.ownership = ownership;
    this.detours =
        detours.stream().collect(Collectors.toUnmodifiableMap(Detour::method, Function.identity()));
  }

  public Message call(RestMethod method, CallerIdentity caller, Message request) {
    admit(method, caller);
    limits.admit(caller);
    ownership.check(caller, request);
    return ScopedValue.where(CallerContext.scope(), caller).call(() -> onward(method, request));
  }

  private Message onward(RestMethod method, Message request) {
    var detour = detours.get(method.name());
    return detour == null
        ? peers.call(method, request)
        : detour.take(request, each -> peers.call(method, each));
  }

  private static void admit(RestMethod method, CallerIdentity caller) {
    if (method.isOpenToAnyone()) {
      return;
    }
    if (caller instanceof CallerIdentity.Anyone) {
      throw new Refusal(Reason.UNAUTHENTICATED, "credentials are missing");
    }
    if (!method.access().admits(caller)) {
      throw new Refusal(Reason.PERMISSION_DENIED, "this caller may not do that");
    }
  }
}
