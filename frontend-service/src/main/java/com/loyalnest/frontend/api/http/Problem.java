package com.loyalnest.frontend.api.http;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.frontend.limit.TooManyRequests;
import com.loyalnest.platform.error.Refusal;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why a request was not done, as HTTP says it. This is the one mapping from gRPC codes and
/// reasons.
///
/// @param status the HTTP status
/// @param code for programs: `ErrorInfo.reason` where there was one
/// @param message for people; never a stack trace, SQL or anything of another merchant
/// @param retryAfterSeconds 0 where trying again does not help
public record Problem(int status, String code, String message, long retryAfterSeconds) {
  private static final Duration ALMOST_A_SECOND = Duration.ofNanos(999_999_999);
  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

  /// A refusal of the door itself.
  public static Problem of(int status, String code, String message) {
    return new Problem(status, code, message, 0);
  }

  public static Problem of(Reason reason, String message) {
    return of(Refusal.codeOf(reason), reason.name(), message, 1);
  }

  /// Whatever went wrong while a request was handled. What nobody meant to happen is logged here
  /// and keeps its details to itself.
  public static Problem of(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> of(refusal.reason(), String.valueOf(refusal.getMessage()));
      case TooManyRequests tooMany -> of(tooMany);
      case StatusRuntimeException status -> ofPeer(status);
      default -> unexpected(failure);
    };
  }

  private static Problem of(TooManyRequests tooMany) {
    return of(
        Refusal.codeOf(Reason.RATE_LIMITED),
        Reason.RATE_LIMITED.name(),
        "too many requests, wait a little",
        tooMany.waitFor().plus(ALMOST_A_SECOND).toSeconds());
  }

  private static Problem ofPeer(StatusRuntimeException failure) {
    var details = StatusProto.fromThrowable(failure);
    var infos = unpacked(details, ErrorInfo.class);
    if (!infos.isEmpty()) {
      var retry = unpacked(details, RetryInfo.class);
      return of(
          failure.getStatus().getCode(),
          infos.getFirst().getReason(),
          details == null ? "" : details.getMessage(),
          retry.isEmpty() ? 1 : Math.max(1, retry.getFirst().getRetryDelay().getSeconds()));
    }
    return switch (failure.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> away();
      default -> unexpected(failure);
    };
  }

  /// Something the request needs is not there for the moment.
  public static Problem away() {
    return of(Reason.UNAVAILABLE, "something this call needs is away, try again");
  }

  /// The same in other words.
  public Problem saying(String text) {
    return new Problem(status, code, text, retryAfterSeconds);
  }

  private static Problem unexpected(Throwable failure) {
    LOG.error("unexpected failure", failure);
    return of(Reason.INTERNAL, "something went wrong on our side");
  }

  private static Problem of(Status.Code code, String reason, String message, long retryAfter) {
    var status =
        switch (code) {
          case INVALID_ARGUMENT -> 400;
          case UNAUTHENTICATED -> 401;
          case PERMISSION_DENIED -> 403;
          case NOT_FOUND -> 404;
          case FAILED_PRECONDITION, ALREADY_EXISTS, ABORTED -> 409;
          case OUT_OF_RANGE -> 413;
          case RESOURCE_EXHAUSTED -> 429;
          case UNAVAILABLE, DEADLINE_EXCEEDED -> 503;
          default -> 500;
        };
    return new Problem(status, reason, message, status == 429 || status == 503 ? retryAfter : 0);
  }

  private static <T extends com.google.protobuf.Message> List<T> unpacked(
      com.google.rpc.@org.jspecify.annotations.Nullable Status status, Class<T> type) {
    if (status == null) {
      return List.of();
    }
    return status.getDetailsList().stream()
        .filter(detail -> detail.is(type))
        .map(detail -> unpack(detail, type))
        .toList();
  }

  private static <T extends com.google.protobuf.Message> T unpack(Any detail, Class<T> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalStateException("a peer's error detail", broken);
    }
  }
}
