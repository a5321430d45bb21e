package com.loyalnest.platform.error;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.common.v1.ReasonsProto;
import io.grpc.Status;

/// A call that is not done, with a reason the caller can act on. Thrown by the edges of a service
/// (`api`), never by its rules, which answer with sealed outcomes. The message is shown to the
/// caller: it names the field or the fact, and holds no personal data, no SQL and nothing of
/// another merchant.
public final class Refusal extends RuntimeException {
  private final Reason reason;

  public Refusal(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// A field of the request that is wrong.
  public static Refusal invalid(String field, String problem) {
    return new Refusal(Reason.INVALID_ARGUMENT, field + ": " + problem);
  }

  public Reason reason() {
    return reason;
  }

  /// The gRPC code that the contract ties to the reason.
  public Status.Code code() {
    return codeOf(reason);
  }

  public static Status.Code codeOf(Reason reason) {
    var number = reason.getValueDescriptor().getOptions().getExtension(ReasonsProto.grpcCode);
    return Status.fromCodeValue(number).getCode();
  }
}
