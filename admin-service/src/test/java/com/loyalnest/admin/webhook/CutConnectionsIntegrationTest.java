package com.loyalnest.admin.webhook;

import static com.loyalnest.admin.webhook.WebhookDoorIntegrationTest.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.v1.ShopifyWebhook;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.admin.v1.WebhookReceipt.Outcome;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cuts the service's database connections while lists arrive; the sender repeats what was not
/// answered, as the platform does.
class CutConnectionsIntegrationTest extends AdminIntegration {
  private static final String CUT =
      "select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = 'admin-runtime'";
  private static final int LISTS = 25;
  private static final int SIZE = 10;
  private static final int MOST_TRIES = 200;
  private static final Duration PAST_THE_POOLS_TRUST = Duration.ofSeconds(1);

  private final AtomicInteger unanswered = new AtomicInteger();

  /// The pool looks at a connection again when it has lain there for half a second; the last cut
  /// must not reach the next test.
  @AfterEach
  void letThePoolNotice() throws InterruptedException {
    Thread.sleep(PAST_THE_POOLS_TRUST);
  }

  @Test
  void everyBodyBecomesOneEventAndNoAnswerIsWrong() throws Exception {
    var merchant = newMerchant();
    var over = new AtomicBoolean();
    List<Callable<List<WebhookReceipt>>> senders =
        IntStream.range(0, LISTS)
            .mapToObj(n ->
                IntStream.range(n * SIZE, (n + 1) * SIZE)
                    .mapToObj(id -> webhook(merchant, "orders/paid", order(id)).build())
                    .toList())
            .<Callable<List<WebhookReceipt>>>map(list -> () -> untilAnswered(list))
            .toList();
    var receipts = new ArrayList<WebhookReceipt>();

    try (var threads = Executors.newFixedThreadPool(5)) {
      var cutter =
          threads.submit(() -> {
            while (!over.get()) {
              assertThat(query(CUT)).isNotNull();
              Thread.sleep(30);
            }
            return true;
          });
      var answers = senders.stream().map(threads::submit).toList();
      for (var answer : answers) {
        receipts.addAll(answer.get());
      }
      over.set(true);
      cutter.get();
    }

    assertThat(unanswered).as("the cuts were felt").hasPositiveValue();
    assertThat(receipts).hasSize(LISTS * SIZE);
    assertThat(receipts)
        .extracting(WebhookReceipt::getOutcome)
        .isSubsetOf(Outcome.ACCEPTED, Outcome.DUPLICATE);
    assertThat(
            eventsOf(merchant).stream()
                .map(event -> event.getShopifySync().getOrder().getOrderId())
                .toList())
        .doesNotHaveDuplicates()
        .hasSize(LISTS * SIZE);
  }

  private List<WebhookReceipt> untilAnswered(List<ShopifyWebhook> list) {
    for (var n = 0; n < MOST_TRIES; n++) {
      try {
        return deliver(list);
      } catch (StatusRuntimeException refusal) {
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        unanswered.incrementAndGet();
      }
    }
    throw new AssertionError("never answered");
  }
}
