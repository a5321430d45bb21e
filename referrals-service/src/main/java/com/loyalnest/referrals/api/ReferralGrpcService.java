package com.loyalnest.referrals.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.referrals.message.NotificationHistory;
import com.loyalnest.referrals.v1.ListNotificationsRequest;
import com.loyalnest.referrals.v1.ListNotificationsResponse;
import com.loyalnest.referrals.v1.ReferralServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.grpc.server.service.GrpcService;

/// `referrals.v1.ReferralService`.
@GrpcService
class ReferralGrpcService extends ReferralServiceGrpc.ReferralServiceImplBase {
  private static final int DEFAULT_LIMIT = 20;

  private final NotificationHistory history;

  ReferralGrpcService(NotificationHistory history) {
    this.history = history;
  }

  @Override
  public void listNotifications(
      ListNotificationsRequest request, StreamObserver<ListNotificationsResponse> answer) {
    var limit = request.getLimit() == 0 ? DEFAULT_LIMIT : request.getLimit();
    var customerId = request.getCustomerId().isEmpty() ? null : request.getCustomerId();
    var page =
        history.page(TenantContext.merchantId(), customerId, before(request.getCursor()), limit);
    answer.onNext(NotificationMapper.response(page, limit));
    answer.onCompleted();
  }

  private static @Nullable UUID before(String cursor) {
    if (cursor.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException foreign) {
      throw new Refusal(Reason.INVALID_CURSOR, "cursor: not one of this list");
    }
  }
}
