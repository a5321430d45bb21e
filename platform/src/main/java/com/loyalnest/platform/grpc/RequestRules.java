package com.loyalnest.platform.grpc;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import com.google.protobuf.Message;
import com.loyalnest.platform.error.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Checks requests against the rules written in their contract (protovalidate). The refusal names
/// the field.
final class RequestRules {
  private final Map<String, Boolean> ruled = new ConcurrentHashMap<>();

  private static final class Lazy {
    static final Validator VALIDATOR = ValidatorFactory.newBuilder().build();
  }

  void check(Object request) {
    if (!(request instanceof Message message) || !hasRules(message)) {
      return;
    }
    try {
      var violations = Lazy.VALIDATOR.validate(message).getViolations();
      if (!violations.isEmpty()) {
        var first = violations.getFirst().toProto();
        throw Refusal.invalid(
            first.getField().getElementsList().stream()
                .map(element -> element.getFieldName())
                .reduce((left, right) -> left + "." + right)
                .orElse("request"),
            first.getMessage());
      }
    } catch (ValidationException broken) {
      throw new IllegalStateException(
          "the rules of " + message.getDescriptorForType().getFullName(), broken);
    }
  }

  /// Messages without a rule of their own (the hot internal lists) are not walked.
  private boolean hasRules(Message message) {
    return ruled.computeIfAbsent(
        message.getDescriptorForType().getFullName(),
        name ->
            message.getDescriptorForType().getFields().stream()
                .anyMatch(field ->
                    field.getOptions().hasExtension(build.buf.validate.ValidateProto.field)));
  }
}
