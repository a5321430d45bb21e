package com.loyalnest.admin.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.v1.ListApiLogsRequest;
import com.loyalnest.admin.v1.ListAuditLogsRequest;
import com.loyalnest.admin.v1.WebhookReceipt.Outcome;
import com.loyalnest.platform.testing.TestCallers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a merchant would say: an order came in, I see it in the log, and the audit log knows of it.
class OrderArrivesTest extends AdminIntegration {
  @Test
  void anOrderArrivesAndIsSeenInBothLogs() {
    var merchant = newMerchant();
    var order =
        """
        {"id":1001,"name":"#1001","email":"jo@example.com","created_at":"2026-07-01T10:00:00Z",
         "updated_at":"2026-07-01T10:00:00Z","currency":"USD","financial_status":"paid","total_price":"118.00",
         "line_items":[{"id":1,"quantity":1,"price":"118.00"}]}
        """;
    var webhook = webhook(merchant, "orders/paid", order);

    assertThat(deliver(webhook).getOutcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(deliver(webhook).getOutcome()).isEqualTo(Outcome.DUPLICATE);

    var me = as(TestCallers.merchant(merchant));
    var logged = me.listApiLogs(ListApiLogsRequest.getDefaultInstance()).getApiLogsList();
    assertThat(logged).hasSize(1);
    assertThat(logged.getFirst().getEndpoint()).isEqualTo("orders/paid");
    assertThat(logged.getFirst().toString()).contains("118.00").doesNotContain("jo@example.com");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          var audited =
              me.listAuditLogs(ListAuditLogsRequest.getDefaultInstance()).getAuditLogsList();
          assertThat(audited).hasSize(1);
          assertThat(audited.getFirst().getAction()).isEqualTo("shopify_sync");
          assertThat(audited.getFirst().getActorKind()).isEqualTo("shop");
          assertThat(audited.getFirst().getCorrelationId()).isEqualTo(webhook.getCorrelationId());
          assertThat(audited.getFirst().getMetadata().getFieldsOrThrow("endpoint").getStringValue())
              .isEqualTo("orders/paid");
        });
  }
}
