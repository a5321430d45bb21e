package com.loyalnest.admin.webhook;

import com.loyalnest.admin.gdpr.GdprRequest;
import com.loyalnest.admin.gdpr.SubmitGdprRequests;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// What follows from deliveries that are newly logged, in the transaction that logs them: events of
/// those that were understood, dead letters for those that were parked, and requests about personal
/// data.
@Component
class DeliveryEffects {
  private final ParkedWebhooks parked;
  private final SubmitGdprRequests gdprRequests;
  private final Outbox outbox;
  private final DeliveryCause cause;

  DeliveryEffects(
      ParkedWebhooks parked, SubmitGdprRequests gdprRequests, Outbox outbox, DeliveryCause cause) {
    this.parked = parked;
    this.gdprRequests = gdprRequests;
    this.outbox = outbox;
    this.cause = cause;
  }

  void write(List<ReadDelivery> fresh, Instant now) {
    parked.insert(fresh.stream().filter(ReadDelivery::isParked).toList(), now);
    gdprRequests.submit(fresh.stream().flatMap(read -> request(read).stream()).toList(), now);
    outbox.append(occurrences(fresh, true));
    outbox.append(occurrences(fresh, false), Lane.BULK);
  }

  /// Nobody waits for what we found ourselves.
  private List<Occurrence> occurrences(List<ReadDelivery> fresh, boolean webhooks) {
    return fresh.stream()
        .filter(read -> (read.delivery().origin() == Origin.WEBHOOK) == webhooks)
        .flatMap(read ->
            read.event().stream()
                .map(event ->
                    new Occurrence(read.merchantId(), event, cause.of(read.correlationId()))))
        .toList();
  }

  private static java.util.Optional<GdprRequest> request(ReadDelivery read) {
    return read.request()
        .map(request ->
            new GdprRequest(
                read.merchantId(), request.type(), request.customerExternalId(), read.logId()));
  }
}
