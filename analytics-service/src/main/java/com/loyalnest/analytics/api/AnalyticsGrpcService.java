package com.loyalnest.analytics.api;

import com.loyalnest.analytics.report.ProgramMetrics;
import com.loyalnest.analytics.report.ViewAnalytics;
import com.loyalnest.analytics.v1.AnalyticsMetrics;
import com.loyalnest.analytics.v1.AnalyticsServiceGrpc;
import com.loyalnest.analytics.v1.GetAnalyticsRequest;
import com.loyalnest.analytics.v1.GetAnalyticsResponse;
import com.loyalnest.platform.tenancy.TenantContext;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// `analytics.v1.AnalyticsService`.
@GrpcService
class AnalyticsGrpcService extends AnalyticsServiceGrpc.AnalyticsServiceImplBase {
  private final ViewAnalytics viewAnalytics;

  AnalyticsGrpcService(ViewAnalytics viewAnalytics) {
    this.viewAnalytics = viewAnalytics;
  }

  @Override
  public void getAnalytics(
      GetAnalyticsRequest request, StreamObserver<GetAnalyticsResponse> answer) {
    var metrics = viewAnalytics.view(TenantContext.merchantId());
    answer.onNext(GetAnalyticsResponse.newBuilder().setMetrics(metrics(metrics)).build());
    answer.onCompleted();
  }

  private static AnalyticsMetrics metrics(ProgramMetrics metrics) {
    return AnalyticsMetrics.newBuilder()
        .setMembers(metrics.members())
        .setPointsIssued(metrics.pointsIssued())
        .setPointsReversed(metrics.pointsReversed())
        .setOrders(metrics.orders())
        .build();
  }
}
