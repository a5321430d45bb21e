package com.loyalnest.frontend.api;

import com.loyalnest.frontend.v1.FrontendServiceGrpc;
import com.loyalnest.frontend.v1.GetWidgetConfigRequest;
import com.loyalnest.frontend.v1.GetWidgetConfigResponse;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// The contract of the widget's configuration.
@GrpcService
class FrontendGrpcService extends FrontendServiceGrpc.FrontendServiceImplBase {
  private final WidgetConfigs configs;

  FrontendGrpcService(WidgetConfigs configs) {
    this.configs = configs;
  }

  @Override
  public void getWidgetConfig(
      GetWidgetConfigRequest request, StreamObserver<GetWidgetConfigResponse> answer) {
    answer.onNext(configs.forLocale(request.getLocale()));
    answer.onCompleted();
  }
}
