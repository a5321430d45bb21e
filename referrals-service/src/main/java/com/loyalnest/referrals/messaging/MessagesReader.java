package com.loyalnest.referrals.messaging;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import com.loyalnest.referrals.message.MessageType;
import com.loyalnest.referrals.message.QueueMessages;
import com.loyalnest.referrals.message.QueuedMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Turns facts that a customer is told about into messages.
@Component
class MessagesReader implements EventReader {
  private final QueueMessages queueMessages;

  MessagesReader(QueueMessages queueMessages) {
    this.queueMessages = queueMessages;
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public List<String> sources() {
    return List.of("points");
  }

  @Override
  public Set<Event.FactCase> facts() {
    return Set.of(Event.FactCase.POINTS_EARNED);
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    queueMessages.queue(
        events.stream().filter(Event::hasPointsEarned).map(MessagesReader::message).toList());
    return events.stream().map(event -> ReadOutcome.done()).toList();
  }

  private static QueuedMessage message(Event event) {
    var earned = event.getPointsEarned();
    return new QueuedMessage(
        event.getMerchantId(),
        UUID.fromString(event.getEventId()),
        earned.getCustomerId(),
        MessageType.POINTS_EARNED,
        Map.of(
            QueuedMessage.POINTS, earned.getPoints(),
            QueuedMessage.BALANCE, earned.getAccount().getPointsBalance()),
        event.getCorrelationId());
  }
}
