package com.loyalnest.admin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.admin.AdminIntegration;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DiscardOldLogsIntegrationTest extends AdminIntegration {
  @Autowired private DiscardOldLogs discard;

  @Test
  void bodiesAndTheirDeadLettersGoWhenTheirTimeIsOver() {
    var merchant = newMerchant();
    deliver(
        IntStream.range(0, 1500)
            .mapToObj(id -> webhook(merchant, "orders/delete", "{\"id\":%d}".formatted(id)).build())
            .toList());
    deliver(webhook(merchant, "orders/paid", "{"));
    clock.advance(Duration.ofDays(91));
    var kept = deliver(webhook(merchant, "orders/paid", "{\"x\":1}")).getLogId();

    discard.discard(clock.now().minus(Duration.ofDays(90)));

    assertThat(query("select log_id from admin.api_logs where merchant_id = ?", merchant))
        .containsExactly(kept);
    assertThat(query("select event_id from admin.dead_letters where merchant_id = ?", merchant))
        .containsExactly(kept);
  }
}
