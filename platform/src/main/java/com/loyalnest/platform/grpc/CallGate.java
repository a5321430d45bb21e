package com.loyalnest.platform.grpc;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.ServiceTokens;
import com.loyalnest.platform.identity.TokenVerifier;
import com.loyalnest.platform.job.LiveWork;
import com.loyalnest.platform.observability.Correlation;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Stands before every method: proves who calls, lets only those in whom the contract names, checks
/// the request, and binds caller, tenancy and correlation id for as long as the method runs.
final class CallGate implements ServerInterceptor {
  private final TokenVerifier tokens;
  private final ServiceTokens serviceTokens;
  private final RequestOwnership ownership;
  private final RequestRules rules;
  private final Refusals refusals;
  private final LiveWork liveWork;
  private final Ids ids;
  private final AccessRules access = new AccessRules();

  CallGate(
      TokenVerifier tokens,
      ServiceTokens serviceTokens,
      RequestOwnership ownership,
      RequestRules rules,
      Refusals refusals,
      LiveWork liveWork,
      Ids ids) {
    this.tokens = tokens;
    this.serviceTokens = serviceTokens;
    this.ownership = ownership;
    this.rules = rules;
    this.refusals = refusals;
    this.liveWork = liveWork;
    this.ids = ids;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
    CallerIdentity caller;
    try {
      caller = admitted(call, metadata);
    } catch (RuntimeException refused) {
      return closed(call, refused);
    }
    if (caller.tenant().isPresent()) {
      liveWork.note();
    }
    var scope = new CallScope(caller, correlation(metadata));
    return new Admitted<>(scope.call(() -> next.startCall(call, metadata)), scope, call);
  }

  /// The person on whose behalf the call is made, if the method is for people like that; else the
  /// calling service on its own behalf.
  private CallerIdentity admitted(ServerCall<?, ?> call, Metadata metadata) {
    var allowed = access.of(call.getMethodDescriptor());
    var person =
        allowed.isOpenToAnyone()
            ? new CallerIdentity.Anyone()
            : person(metadata.get(CallMetadata.AUTHORIZATION));
    if (allowed.admits(person)) {
      return person;
    }
    var service = service(call, metadata.get(CallMetadata.SERVICE));
    if (allowed.admits(service)) {
      return service;
    }
    throw person instanceof CallerIdentity.Anyone && service instanceof CallerIdentity.Anyone
        ? new Refusal(Reason.UNAUTHENTICATED, "credentials are missing")
        : new Refusal(Reason.PERMISSION_DENIED, "this caller may not do that");
  }

  private CallerIdentity person(@Nullable String authorization) {
    return authorization != null && authorization.startsWith(CallMetadata.BEARER)
        ? tokens.verify(authorization.substring(CallMetadata.BEARER.length()))
        : new CallerIdentity.Anyone();
  }

  private CallerIdentity service(ServerCall<?, ?> call, @Nullable String token) {
    var called = String.valueOf(call.getMethodDescriptor().getServiceName());
    return Optional.ofNullable(token)
        .flatMap(given -> serviceTokens.verify(given, called))
        .<CallerIdentity>map(CallerIdentity.Service::new)
        .orElseGet(CallerIdentity.Anyone::new);
  }

  private String correlation(Metadata metadata) {
    var given = metadata.get(CallMetadata.CORRELATION);
    return given != null && given.matches("[A-Za-z0-9._:-]{1,64}") ? given : ids.nextText();
  }

  private <Q> ServerCall.Listener<Q> closed(ServerCall<Q, ?> call, RuntimeException refused) {
    var answer = refusals.statusOf(refused);
    call.close(
        answer.getStatus(), Optional.ofNullable(answer.getTrailers()).orElseGet(Metadata::new));
    return new ServerCall.Listener<>() {};
  }

  /// What is bound while any part of the call runs.
  private record CallScope(CallerIdentity caller, String correlationId) {
    <T> T call(ScopedValue.CallableOp<T, RuntimeException> work) {
      var scoped =
          ScopedValue.where(CallerContext.scope(), caller)
              .where(Correlation.scope(), correlationId);
      try (var _ = MDC.putCloseable("correlation_id", correlationId)) {
        return caller
            .tenant()
            .<T>map(merchantId -> inTenancy(scoped, merchantId, work))
            .orElseGet(() -> scoped.call(work));
      }
    }

    private static <T> T inTenancy(
        ScopedValue.Carrier scoped,
        String merchantId,
        ScopedValue.CallableOp<T, RuntimeException> work) {
      try (var _ = MDC.putCloseable("merchant_id", merchantId)) {
        return scoped.call(() -> TenantContext.callAs(Tenancy.of(merchantId), work));
      }
    }
  }

  private final class Admitted<Q> extends SimpleForwardingServerCallListener<Q> {
    private final CallScope scope;
    private final ServerCall<Q, ?> call;
    private boolean refused;

    Admitted(ServerCall.Listener<Q> next, CallScope scope, ServerCall<Q, ?> call) {
      super(next);
      this.scope = scope;
      this.call = call;
    }

    @Override
    public void onMessage(Q request) {
      try {
        ownership.check(scope.caller(), request);
        rules.check(request);
      } catch (RuntimeException wrong) {
        refused = true;
        closed(call, wrong);
        return;
      }
      run(() -> super.onMessage(request));
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        run(super::onHalfClose);
      }
    }

    private void run(Runnable work) {
      try {
        scope.call(() -> {
          work.run();
          return true;
        });
      } catch (RuntimeException failure) {
        closed(call, failure);
      }
    }
  }
}
