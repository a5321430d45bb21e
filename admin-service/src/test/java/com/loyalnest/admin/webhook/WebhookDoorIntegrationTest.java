package com.loyalnest.admin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.Samples;
import com.loyalnest.admin.v1.WebhookReceipt.Outcome;
import org.junit.jupiter.api.Test;

class WebhookDoorIntegrationTest extends AdminIntegration {
  @Test
  void aPublishedOrderBecomesALogRowAndAnEvent() {
    var merchant = newMerchant();
    var receipt =
        deliver(webhook(merchant, "orders/paid", Samples.webhook("orders/paid").toString()));

    assertThat(receipt.getOutcome()).as(receipt.getReason()).isEqualTo(Outcome.ACCEPTED);
    var events = eventsOf(merchant);
    assertThat(events).hasSize(1);
    var order = events.getFirst().getShopifySync().getOrder();
    assertThat(order.getOrderId()).isEqualTo("820982911946154508");
    assertThat(order.getLinesList()).hasSize(5);
    System.out.println(events.getFirst());
    System.out.println(
        single("select payload::text from admin.api_logs where merchant_id = ?", merchant));
  }
}
