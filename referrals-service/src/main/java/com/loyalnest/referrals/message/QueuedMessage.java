package com.loyalnest.referrals.message;

import java.util.Map;
import java.util.UUID;

/// A message that an event asks for.
///
/// @param eventId the event, and the message's own id: an event makes one message, however often it
///   is read
/// @param numbers what the text is made with; whole numbers only, so nothing personal can be kept
///   with a message
/// @param correlationId of the event, so that sending can be traced to the order it began with
public record QueuedMessage(
    String merchantId,
    UUID eventId,
    String customerId,
    MessageType type,
    Map<String, Integer> numbers,
    String correlationId) {
  /// Names in [#numbers].
  public static final String POINTS = "points";

  public static final String BALANCE = "balance";
}
