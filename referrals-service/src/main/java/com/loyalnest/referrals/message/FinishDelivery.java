package com.loyalnest.referrals.message;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes what became of claimed messages, together with the event of each that ended. A message
/// whose claim has passed to another sender is left to that one.
@Service
public class FinishDelivery {
  private final NotificationRepository notifications;
  private final Outbox outbox;

  FinishDelivery(NotificationRepository notifications, Outbox outbox) {
    this.notifications = notifications;
    this.outbox = outbox;
  }

  @Transactional
  void finish(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return;
    }
    var written = notifications.finish(deliveries);
    outbox.append(
        deliveries.stream()
            .filter(delivery -> written.contains(delivery.claim().notificationId()))
            .flatMap(FinishDelivery::occurrence)
            .toList());
  }

  private static Stream<Occurrence> occurrence(Delivery delivery) {
    var claim = delivery.claim();
    return fact(delivery)
        .map(fact -> new Occurrence(claim.merchantId(), fact, claim.cause()))
        .stream();
  }

  private static Optional<DomainEvent> fact(Delivery delivery) {
    var claim = delivery.claim();
    return switch (delivery.status()) {
      case SENT ->
          Optional.of(
              new NotificationSent(claim.notificationId(), claim.customerId(), claim.type()));
      case FAILED ->
          Optional.of(
              new NotificationFailed(
                  claim.notificationId(), claim.customerId(), claim.type(), delivery.reason()));
      case PENDING, SENDING, SKIPPED -> Optional.empty();
    };
  }
}
