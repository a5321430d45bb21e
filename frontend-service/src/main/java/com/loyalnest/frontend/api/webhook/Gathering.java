package com.loyalnest.frontend.api.webhook;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import com.loyalnest.admin.v1.AdminServiceGrpc;
import com.loyalnest.admin.v1.AdminServiceGrpc.AdminServiceFutureStub;
import com.loyalnest.admin.v1.HandleShopifyWebhooksRequest;
import com.loyalnest.admin.v1.HandleShopifyWebhooksResponse;
import com.loyalnest.admin.v1.ShopifyWebhook;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.frontend.config.WebhookSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/// Gathers deliveries that arrive at about the same time into one call to admin, and so into one
/// commit. While nothing is under way a delivery goes at once; else it waits for others, a few
/// milliseconds at the most.
@Component
class Gathering implements SmartLifecycle {
  /// Peers take messages of up to 4 MB; one body has at most 2.
  private static final int BATCH_BYTES = 2_000_000;

  private final AdminServiceFutureStub admin;
  private final WebhookSettings settings;
  private final BlockingQueue<Waiting> queue;
  private final Semaphore calls;
  private volatile @Nullable Thread gatherer;
  private @Nullable Waiting leftOver;

  private record Waiting(ShopifyWebhook webhook, CompletableFuture<WebhookReceipt> receipt) {}

  Gathering(GrpcChannelFactory channels, WebhookSettings settings) {
    this.admin = AdminServiceGrpc.newFutureStub(channels.createChannel("admin"));
    this.settings = settings;
    this.calls = new Semaphore(settings.underWayAtMost());
    this.queue = new ArrayBlockingQueue<>(settings.waitingAtMost());
  }

  /// Comes with the receipt after the commit; fails when admin is away or too much is waiting.
  CompletableFuture<WebhookReceipt> add(ShopifyWebhook webhook) {
    var waiting = new Waiting(webhook, new CompletableFuture<>());
    if (gatherer == null || !queue.offer(waiting)) {
      waiting.receipt().completeExceptionally(new IllegalStateException("too much is waiting"));
    }
    return waiting.receipt();
  }

  private void gather() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var first = leftOver == null ? queue.take() : leftOver;
        leftOver = null;
        if (calls.availablePermits() < settings.underWayAtMost()) {
          LockSupport.parkNanos(settings.gatherFor().toNanos());
        }
        calls.acquire();
        send(batch(first));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Waiting> batch(Waiting first) {
    var batch = new ArrayList<Waiting>();
    batch.add(first);
    var bytes = first.webhook().getBody().size();
    var next = queue.poll();
    while (next != null) {
      bytes += next.webhook().getBody().size();
      if (batch.size() >= settings.gatherAtMost() || bytes > BATCH_BYTES) {
        leftOver = next;
        return batch;
      }
      batch.add(next);
      next = queue.poll();
    }
    return batch;
  }

  private void send(List<Waiting> batch) {
    var request = HandleShopifyWebhooksRequest.newBuilder();
    batch.forEach(waiting -> request.addWebhooks(waiting.webhook()));
    var receipts = new Receipts(batch);
    try {
      var call =
          admin
              .withDeadlineAfter(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS)
              .handleShopifyWebhooks(request.build());
      Futures.addCallback(call, receipts, MoreExecutors.directExecutor());
    } catch (RuntimeException notCalled) {
      receipts.onFailure(notCalled);
    }
  }

  /// Starts before the web server and stops after it has let its last request go.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4096;
  }

  @Override
  public void start() {
    gatherer = Thread.ofVirtual().name("webhook-gathering").start(this::gather);
  }

  @Override
  public void stop() {
    var running = gatherer;
    gatherer = null;
    if (running != null) {
      running.interrupt();
    }
    queue.forEach(
        waiting -> waiting.receipt().completeExceptionally(new IllegalStateException("stopping")));
  }

  @Override
  public boolean isRunning() {
    return gatherer != null;
  }

  /// Hands each delivery of a batch its receipt.
  private final class Receipts implements FutureCallback<HandleShopifyWebhooksResponse> {
    private final List<Waiting> batch;

    Receipts(List<Waiting> batch) {
      this.batch = batch;
    }

    @Override
    public void onSuccess(HandleShopifyWebhooksResponse response) {
      calls.release();
      if (response.getReceiptsCount() != batch.size()) {
        fail(new IllegalStateException("admin must answer for every delivery"));
        return;
      }
      for (var n = 0; n < batch.size(); n++) {
        batch.get(n).receipt().complete(response.getReceipts(n));
      }
    }

    @Override
    public void onFailure(Throwable failure) {
      calls.release();
      fail(failure);
    }

    private void fail(Throwable failure) {
      batch.forEach(waiting -> waiting.receipt().completeExceptionally(failure));
    }
  }
}
