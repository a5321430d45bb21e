package com.loyalnest.referrals.testing;

import com.google.protobuf.Timestamp;
import com.loyalnest.events.v1.AccountState;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.PointsEarned;
import java.util.UUID;

/// Events as points-service sends them.
public final class Events {
  private Events() {}

  public static Event pointsEarned(String merchantId, String customerId, int points, int balance) {
    return Event.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setMerchantId(merchantId)
        .setOccurredAt(Timestamp.newBuilder().setSeconds(1_782_900_000L))
        .setCorrelationId("delivery-" + customerId)
        .setPointsEarned(
            PointsEarned.newBuilder()
                .setCustomerId(customerId)
                .setTransactionId(UUID.randomUUID().toString())
                .setSource("order")
                .setPoints(points)
                .setAccount(AccountState.newBuilder().setPointsBalance(balance)))
        .build();
  }
}
