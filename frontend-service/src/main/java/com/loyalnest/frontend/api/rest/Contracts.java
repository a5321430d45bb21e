package com.loyalnest.frontend.api.rest;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.loyalnest.admin.v1.AdminServiceGrpc;
import com.loyalnest.analytics.v1.AnalyticsServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.frontend.v1.FrontendServiceGrpc;
import com.loyalnest.points.v1.PointsServiceGrpc;
import com.loyalnest.referrals.v1.ReferralServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The suite's contracts, and the REST paths they declare.
public final class Contracts {
  private static final Map<String, ServiceDescriptor> SERVICES = new LinkedHashMap<>();

  static {
    SERVICES.put("auth", AuthServiceGrpc.getServiceDescriptor());
    SERVICES.put("points", PointsServiceGrpc.getServiceDescriptor());
    SERVICES.put("referrals", ReferralServiceGrpc.getServiceDescriptor());
    SERVICES.put("analytics", AnalyticsServiceGrpc.getServiceDescriptor());
    SERVICES.put("admin", AdminServiceGrpc.getServiceDescriptor());
    SERVICES.put("frontend", FrontendServiceGrpc.getServiceDescriptor());
  }

  private Contracts() {}

  public static List<RestMethod> restMethods() {
    return SERVICES.entrySet().stream()
        .flatMap(service ->
            service.getValue().getMethods().stream()
                .flatMap(call -> restMethods(service.getKey(), call)))
        .toList();
  }

  private static Stream<RestMethod> restMethods(String peer, MethodDescriptor<?, ?> call) {
    var options = RestMethod.contractOf(call).getOptions();
    if (!options.hasExtension(AnnotationsProto.http)) {
      return Stream.empty();
    }
    HttpRule rule = options.getExtension(AnnotationsProto.http);
    return Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream())
        .map(each -> RestMethod.of(peer, call, each));
  }

  static List<String> peers() {
    return List.copyOf(SERVICES.keySet());
  }
}
