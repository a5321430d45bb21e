package com.loyalnest.referrals.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.referrals.message.MessageType;
import com.loyalnest.referrals.message.NotificationFailed;
import com.loyalnest.referrals.message.NotificationSent;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReferralsEventMapperTest {
  private static final UUID ID = new UUID(0, 7);
  private final ReferralsEventMapper mapper = new ReferralsEventMapper();
  private final Event.Builder event = Event.newBuilder();

  @Test
  void aSentMessageNamesItselfAndItsCustomer() {
    mapper.map(new NotificationSent(ID, "c-1", MessageType.POINTS_EARNED), event);

    var sent = event.getNotificationSent();
    assertThat(sent.getNotificationId()).isEqualTo(ID.toString());
    assertThat(sent.getCustomerId()).isEqualTo("c-1");
    assertThat(sent.getChannel()).isEqualTo("email");
    assertThat(sent.getTemplateType()).isEqualTo("points_earned");
  }

  @Test
  void aFailedMessageSaysWhy() {
    mapper.map(new NotificationFailed(ID, "c-1", MessageType.POINTS_EARNED, "refused_400"), event);

    assertThat(event.getNotificationFailed().getReason()).isEqualTo("refused_400");
  }

  @Test
  void aFactOfAnotherServiceIsRefused() {
    record Foreign() implements DomainEvent {}

    assertThatThrownBy(() -> mapper.map(new Foreign(), event)).hasMessageContaining("Foreign");
  }
}
