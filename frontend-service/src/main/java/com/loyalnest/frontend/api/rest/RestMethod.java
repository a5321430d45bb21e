package com.loyalnest.frontend.api.rest;

import com.google.api.HttpRule;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import com.loyalnest.frontend.api.json.Envelope;
import com.loyalnest.platform.identity.MethodAccess;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import org.springframework.http.HttpMethod;

/// A method of a contract that is also a path of the REST edge.
///
/// @param peer the service that answers it
/// @param verb GET takes its fields from the query, everything else from a JSON body
/// @param access who may call it
public record RestMethod(
    String peer,
    HttpMethod verb,
    String path,
    MethodDescriptor<Message, Message> call,
    Descriptors.MethodDescriptor contract,
    MethodAccess access) {

  public RestMethod {
    contract
        .getOutputType()
        .getFields()
        .forEach(field -> {
          if (Envelope.RESERVED.contains(field.getName())) {
            throw new IllegalArgumentException(
                contract.getFullName() + " answers with the envelope's " + field.getName());
          }
        });
  }

  @SuppressWarnings("unchecked") // every method of a generated service takes and gives messages
  static RestMethod of(String peer, MethodDescriptor<?, ?> call, HttpRule rule) {
    var contract = contractOf(call);
    var verb =
        switch (rule.getPatternCase()) {
          case GET -> HttpMethod.GET;
          case POST -> HttpMethod.POST;
          case PUT -> HttpMethod.PUT;
          case PATCH -> HttpMethod.PATCH;
          case DELETE -> HttpMethod.DELETE;
          case CUSTOM, PATTERN_NOT_SET ->
              throw new IllegalArgumentException(contract.getFullName() + " has no plain path");
        };
    return new RestMethod(
        peer,
        verb,
        path(rule),
        (MethodDescriptor<Message, Message>) call,
        contract,
        MethodAccess.of(contract));
  }

  static Descriptors.MethodDescriptor contractOf(MethodDescriptor<?, ?> call) {
    if (call.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
      return supplier.getMethodDescriptor();
    }
    throw new IllegalArgumentException(call.getFullMethodName() + " has no descriptor");
  }

  private static String path(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> rule.getGet();
      case POST -> rule.getPost();
      case PUT -> rule.getPut();
      case PATCH -> rule.getPatch();
      case DELETE -> rule.getDelete();
      case CUSTOM, PATTERN_NOT_SET -> "";
    };
  }

  /// The full name, e.g. `points.v1.PointsService/GetBalance`.
  public String name() {
    return call.getFullMethodName();
  }

  public boolean takesBody() {
    return !verb.equals(HttpMethod.GET) && !verb.equals(HttpMethod.DELETE);
  }

  public boolean isOpenToAnyone() {
    return access.isOpenToAnyone();
  }

  public Message.Builder newRequest() {
    if (call.getRequestMarshaller()
        instanceof MethodDescriptor.PrototypeMarshaller<Message> marshaller) {
      var prototype = marshaller.getMessagePrototype();
      if (prototype != null) {
        return prototype.newBuilderForType();
      }
    }
    throw new IllegalStateException(name() + " has no request prototype");
  }
}
