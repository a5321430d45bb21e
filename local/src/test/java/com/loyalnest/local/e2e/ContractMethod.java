package com.loyalnest.local.e2e;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import com.loyalnest.admin.v1.AdminServiceGrpc;
import com.loyalnest.analytics.v1.AnalyticsServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.common.v1.Access;
import com.loyalnest.common.v1.AccessProto;
import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.frontend.v1.FrontendServiceGrpc;
import com.loyalnest.points.v1.PointsServiceGrpc;
import com.loyalnest.referrals.v1.ReferralServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A method of a contract.
///
/// @param service which service of the suite answers it
record ContractMethod(
    String service,
    MethodDescriptor<Message, Message> method,
    Descriptors.MethodDescriptor contract) {

  static final Map<String, ServiceDescriptor> CONTRACTS =
      new TreeMap<>(
          Map.of(
              "admin", AdminServiceGrpc.getServiceDescriptor(),
              "analytics", AnalyticsServiceGrpc.getServiceDescriptor(),
              "auth", AuthServiceGrpc.getServiceDescriptor(),
              "frontend", FrontendServiceGrpc.getServiceDescriptor(),
              "points", PointsServiceGrpc.getServiceDescriptor(),
              "referrals", ReferralServiceGrpc.getServiceDescriptor()));

  /// Of every service, with those that all services have.
  static List<ContractMethod> all() {
    var methods = new ArrayList<ContractMethod>();
    CONTRACTS.forEach((service, contract) -> {
      contract.getMethods().forEach(method -> methods.add(of(service, method)));
      RailsServiceGrpc.getServiceDescriptor()
          .getMethods()
          .forEach(method -> methods.add(of(service, method)));
    });
    return methods;
  }

  @SuppressWarnings("unchecked") // every method of a generated service takes and gives messages
  static ContractMethod of(String service, MethodDescriptor<?, ?> method) {
    if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
      return new ContractMethod(
          service, (MethodDescriptor<Message, Message>) method, supplier.getMethodDescriptor());
    }
    throw new IllegalArgumentException(method.getFullMethodName() + " has no descriptor");
  }

  Access access() {
    return contract.getOptions().getExtension(AccessProto.access);
  }

  boolean isAtTheEdge() {
    return contract.getOptions().hasExtension(AnnotationsProto.http);
  }

  /// e.g. `GET`.
  String verb() {
    return rule().getPatternCase().name();
  }

  String path() {
    return switch (rule().getPatternCase()) {
      case GET -> rule().getGet();
      case POST -> rule().getPost();
      case PUT -> rule().getPut();
      default -> throw new IllegalStateException(rule().toString());
    };
  }

  Message.Builder newRequest() {
    var marshaller = (PrototypeMarshaller<Message>) method.getRequestMarshaller();
    return Objects.requireNonNull(marshaller.getMessagePrototype()).newBuilderForType();
  }

  @Override
  public String toString() {
    return method.getFullMethodName() + " of " + service;
  }

  private HttpRule rule() {
    return contract.getOptions().getExtension(AnnotationsProto.http);
  }
}
