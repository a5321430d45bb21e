package com.loyalnest.referrals.messaging;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.EventMapper;
import com.loyalnest.referrals.message.NotificationFailed;
import com.loyalnest.referrals.message.NotificationSent;
import org.springframework.stereotype.Component;

/// This service's facts in the contract's words.
@Component
class ReferralsEventMapper implements EventMapper {
  private static final String EMAIL = "email";

  @Override
  public void map(DomainEvent fact, Event.Builder event) {
    switch (fact) {
      case NotificationSent sent ->
          event
              .getNotificationSentBuilder()
              .setNotificationId(sent.notificationId().toString())
              .setCustomerId(sent.customerId())
              .setChannel(EMAIL)
              .setTemplateType(sent.type().word());
      case NotificationFailed failed ->
          event
              .getNotificationFailedBuilder()
              .setNotificationId(failed.notificationId().toString())
              .setCustomerId(failed.customerId())
              .setChannel(EMAIL)
              .setTemplateType(failed.type().word())
              .setReason(failed.reason());
      default -> throw new IllegalArgumentException("not ours: " + fact.getClass().getSimpleName());
    }
  }
}
