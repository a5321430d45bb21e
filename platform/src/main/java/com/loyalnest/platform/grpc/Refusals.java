package com.loyalnest.platform.grpc;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.observability.Correlation;
import com.loyalnest.platform.reader.Away;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;

/// Turns whatever a method throws into a gRPC status: a refusal keeps its reason and message, a
/// peer's refusal passes through, something that is away is `UNAVAILABLE`, and everything else is
/// `INTERNAL` without a detail; the cause is in the log only.
public final class Refusals implements GrpcExceptionHandler {
  /// The domain of our `ErrorInfo`s.
  public static final String DOMAIN = "loyalnest.com";

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  @Override
  public StatusException handleException(Throwable failure) {
    return statusOf(failure);
  }

  StatusException statusOf(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> status(refusal.reason(), String.valueOf(refusal.getMessage()));
      case StatusRuntimeException peer when hasReason(peer) ->
          peer.getStatus().asException(peer.getTrailers());
      case StatusException own -> own;
      default -> unexpected(failure);
    };
  }

  private static StatusException unexpected(Throwable failure) {
    if (Away.means(failure)) {
      LOG.warn("away: {} ({})", failure.getClass().getSimpleName(), Correlation.current());
      return status(Reason.UNAVAILABLE, "something this call needs is away, try again");
    }
    LOG.error("unexpected failure ({})", Correlation.current(), failure);
    return status(Reason.INTERNAL, "something went wrong on our side");
  }

  private static boolean hasReason(StatusRuntimeException peer) {
    var status = StatusProto.fromThrowable(peer);
    return status != null
        && status.getDetailsList().stream().anyMatch(any -> any.is(ErrorInfo.class));
  }

  private static StatusException status(Reason reason, String message) {
    var info = ErrorInfo.newBuilder().setReason(reason.name()).setDomain(DOMAIN).build();
    return StatusProto.toStatusException(
        Status.newBuilder()
            .setCode(Refusal.codeOf(reason).value())
            .setMessage(message)
            .addDetails(Any.pack(info))
            .build());
  }
}
