package com.loyalnest.frontend.support;

import com.loyalnest.admin.v1.AdminServiceGrpc;
import com.loyalnest.admin.v1.HandleShopifyWebhooksRequest;
import com.loyalnest.admin.v1.HandleShopifyWebhooksResponse;
import com.loyalnest.admin.v1.ShopifyWebhook;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.admin.v1.WebhookReceipt.Outcome;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.grpc.server.service.GrpcService;

/// Remembers what it was given. The outcome is the topic's last word where that is an outcome; a
/// topic `test/away` fails the whole batch.
@GrpcService
public class AdminPeer extends AdminServiceGrpc.AdminServiceImplBase {
  private final Queue<List<ShopifyWebhook>> batches = new ConcurrentLinkedQueue<>();
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  public List<ShopifyWebhook> received(String shopDomain) {
    return batches.stream()
        .flatMap(List::stream)
        .filter(webhook -> webhook.getShopDomain().equals(shopDomain))
        .toList();
  }

  public List<Integer> batchSizes(String shopDomain) {
    return batches.stream()
        .filter(batch -> batch.getFirst().getShopDomain().equals(shopDomain))
        .map(List::size)
        .toList();
  }

  @Override
  public void handleShopifyWebhooks(
      HandleShopifyWebhooksRequest request, StreamObserver<HandleShopifyWebhooksResponse> answer) {
    if (request.getWebhooksList().stream().anyMatch(each -> each.getTopic().equals("test/away"))) {
      throw new Refusal(Reason.UNAVAILABLE, "away");
    }
    batches.add(request.getWebhooksList());
    var response = HandleShopifyWebhooksResponse.newBuilder();
    request
        .getWebhooksList()
        .forEach(webhook ->
            response.addReceipts(WebhookReceipt.newBuilder().setOutcome(outcome(webhook))));
    answer.onNext(response.build());
    answer.onCompleted();
  }

  private Outcome outcome(ShopifyWebhook webhook) {
    if (!known.add(webhook.getWebhookId())) {
      return Outcome.DUPLICATE;
    }
    return switch (webhook.getTopic()) {
      case "test/parked" -> Outcome.PARKED;
      case "test/ignored" -> Outcome.IGNORED;
      case "test/failed" -> Outcome.OUTCOME_UNSPECIFIED;
      default -> Outcome.ACCEPTED;
    };
  }
}
