package com.loyalnest.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.loyalnest.common.v1.Reason;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Expects that a call is refused.
public final class Refused {
  private Refused() {}

  /// @return the refusal's message
  public static String with(Reason reason, ThrowingCallable call) {
    var message = new StringBuilder();
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(reasonOf(failure)).isEqualTo(reason.name());
              message.append(failure.getStatus().getDescription());
            });
    return message.toString();
  }

  public static String reasonOf(StatusRuntimeException failure) {
    try {
      var status = Objects.requireNonNull(StatusProto.fromThrowable(failure));
      return status.getDetails(0).unpack(ErrorInfo.class).getReason();
    } catch (InvalidProtocolBufferException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
