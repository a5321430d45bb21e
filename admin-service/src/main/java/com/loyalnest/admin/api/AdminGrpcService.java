package com.loyalnest.admin.api;

import com.loyalnest.admin.auditlog.ListAuditLogs;
import com.loyalnest.admin.sync.SyncHealth;
import com.loyalnest.admin.v1.AdminServiceGrpc;
import com.loyalnest.admin.v1.GetOrderSyncRequest;
import com.loyalnest.admin.v1.GetOrderSyncResponse;
import com.loyalnest.admin.v1.GetShopContactsRequest;
import com.loyalnest.admin.v1.GetShopContactsResponse;
import com.loyalnest.admin.v1.GetSyncHealthRequest;
import com.loyalnest.admin.v1.GetSyncHealthResponse;
import com.loyalnest.admin.v1.HandleShopifyWebhooksRequest;
import com.loyalnest.admin.v1.HandleShopifyWebhooksResponse;
import com.loyalnest.admin.v1.ListApiLogsRequest;
import com.loyalnest.admin.v1.ListApiLogsResponse;
import com.loyalnest.admin.v1.ListAuditLogsRequest;
import com.loyalnest.admin.v1.ListAuditLogsResponse;
import com.loyalnest.admin.v1.ShopifyWebhook;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.admin.webhook.FindShopContacts;
import com.loyalnest.admin.webhook.HandleWebhooks;
import com.loyalnest.admin.webhook.ListApiLogs;
import com.loyalnest.admin.webhook.LogKey;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.UpdatePointsProgramRequest;
import com.loyalnest.points.v1.UpdatePointsProgramResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.grpc.server.service.GrpcService;

/// `admin.v1.AdminService`.
@GrpcService
class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
  private final HandleWebhooks webhooks;
  private final FindShopContacts contacts;
  private final ListAuditLogs auditLogs;
  private final ListApiLogs apiLogs;
  private final SyncHealth syncHealth;
  private final OrderSyncCall orderSync;
  private final PointsServiceBlockingStub points;

  AdminGrpcService(
      HandleWebhooks webhooks,
      FindShopContacts contacts,
      ListAuditLogs auditLogs,
      ListApiLogs apiLogs,
      SyncHealth syncHealth,
      OrderSyncCall orderSync,
      PointsServiceBlockingStub points) {
    this.webhooks = webhooks;
    this.contacts = contacts;
    this.auditLogs = auditLogs;
    this.apiLogs = apiLogs;
    this.syncHealth = syncHealth;
    this.orderSync = orderSync;
    this.points = points;
  }

  @Override
  public void handleShopifyWebhook(ShopifyWebhook request, StreamObserver<WebhookReceipt> answer) {
    var deliveries = List.of(WebhookMapper.delivery(request));
    reply(answer, WebhookMapper.receipt(webhooks.handle(deliveries).getFirst()));
  }

  @Override
  public void handleShopifyWebhooks(
      HandleShopifyWebhooksRequest request, StreamObserver<HandleShopifyWebhooksResponse> answer) {
    var deliveries = request.getWebhooksList().stream().map(WebhookMapper::delivery).toList();
    var response = HandleShopifyWebhooksResponse.newBuilder();
    webhooks
        .handle(deliveries)
        .forEach(receipt -> response.addReceipts(WebhookMapper.receipt(receipt)));
    reply(answer, response.build());
  }

  @Override
  public void getShopContacts(
      GetShopContactsRequest request, StreamObserver<GetShopContactsResponse> answer) {
    var response = GetShopContactsResponse.newBuilder();
    var keys = request.getKeysList().stream().map(WebhookMapper::logKey).distinct().toList();
    if (!keys.isEmpty()) {
      var tenancy = Tenancy.of(keys.stream().map(LogKey::merchantId).toList());
      TenantContext.callAs(tenancy, () -> contacts.find(keys))
          .forEach((key, contact) -> response.addContacts(WebhookMapper.contact(key, contact)));
    }
    reply(answer, response.build());
  }

  @Override
  public void listAuditLogs(
      ListAuditLogsRequest request, StreamObserver<ListAuditLogsResponse> answer) {
    var page = AuditLogPage.of(request);
    var found =
        auditLogs.list(
            TenantContext.merchantId(), page.action(), page.after(), page.limit().andOneMore());
    reply(answer, page.response(found));
  }

  @Override
  public void listApiLogs(ListApiLogsRequest request, StreamObserver<ListApiLogsResponse> answer) {
    var page = ApiLogPage.of(request);
    var found =
        apiLogs.list(
            TenantContext.merchantId(), page.outcome(), page.before(), page.limit().andOneMore());
    reply(answer, page.response(found));
  }

  @Override
  public void getSyncHealth(
      GetSyncHealthRequest request, StreamObserver<GetSyncHealthResponse> answer) {
    reply(answer, SyncMapper.health(syncHealth.of(TenantContext.merchantId())));
  }

  @Override
  public void getOrderSync(
      GetOrderSyncRequest request, StreamObserver<GetOrderSyncResponse> answer) {
    reply(answer, orderSync.answer(request));
  }

  /// The merchant's own token goes along, so points knows who publishes.
  @Override
  public void updatePointsProgram(
      UpdatePointsProgramRequest request, StreamObserver<UpdatePointsProgramResponse> answer) {
    reply(answer, points.updatePointsProgram(request));
  }

  private static <T> void reply(StreamObserver<T> answer, T response) {
    answer.onNext(response);
    answer.onCompleted();
  }
}
