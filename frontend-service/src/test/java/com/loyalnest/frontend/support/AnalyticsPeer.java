package com.loyalnest.frontend.support;

import com.loyalnest.analytics.v1.AnalyticsMetrics;
import com.loyalnest.analytics.v1.AnalyticsServiceGrpc;
import com.loyalnest.analytics.v1.GetAnalyticsRequest;
import com.loyalnest.analytics.v1.GetAnalyticsResponse;
import com.loyalnest.platform.observability.Correlation;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Numbers beyond 2^53; a locale may ask for trouble.
@GrpcService
public class AnalyticsPeer extends AnalyticsServiceGrpc.AnalyticsServiceImplBase {
  private volatile String lastCorrelation = "";

  public String lastCorrelation() {
    return lastCorrelation;
  }

  @Override
  public void getAnalytics(
      GetAnalyticsRequest request, StreamObserver<GetAnalyticsResponse> answer) {
    lastCorrelation = Correlation.current();
    if (request.getLocale().equals("unavailable")) {
      answer.onError(Status.UNAVAILABLE.withDescription("host 10.0.0.1").asRuntimeException());
      return;
    }
    answer.onNext(
        GetAnalyticsResponse.newBuilder()
            .setMetrics(AnalyticsMetrics.newBuilder().setMembers(9_007_199_254_740_993L))
            .build());
    answer.onCompleted();
  }
}
