package com.loyalnest.admin.webhook;

import com.loyalnest.platform.reader.DeadLetterReplay;
import com.loyalnest.platform.time.BusinessClock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Reads a parked body again, usually with a reading that has learned something since. When it is
/// understood now, its row in the log becomes an accepted one and its event is written, as if it
/// had just come.
@Component
class ReplayWebhook implements DeadLetterReplay {
  private final ApiLogs logs;
  private final DeliveryReading reading;
  private final DeliveryEffects effects;
  private final BusinessClock clock;

  ReplayWebhook(
      ApiLogs logs, DeliveryReading reading, DeliveryEffects effects, BusinessClock clock) {
    this.logs = logs;
    this.reading = reading;
    this.effects = effects;
    this.clock = clock;
  }

  @Override
  public String reader() {
    return ParkedWebhooks.READER;
  }

  @Override
  public void replay(String merchantId, String logId, byte[] content) {
    var delivery =
        logs.parked(merchantId, logId)
            .orElseThrow(() -> new IllegalStateException("no parked body under " + logId));
    var read = reading.read(delivery, logId);
    if (!read.isAccepted()) {
      throw new IllegalStateException(read.reason());
    }
    logs.accept(read);
    effects.write(List.of(read), clock.now());
  }
}
