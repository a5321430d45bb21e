package com.loyalnest.referrals.message;

import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Sends a batch of due messages of any merchants: claims them, makes letters, sends those, writes
/// down what came of all. Its tenancy is exactly the merchants of the batch.
@Service
class DeliverMessages {
  private final ClaimMessages claims;
  private final PrepareLetters prepare;
  private final SendLetters send;
  private final FinishDelivery finish;
  private final MeterRegistry meters;

  DeliverMessages(
      ClaimMessages claims,
      PrepareLetters prepare,
      SendLetters send,
      FinishDelivery finish,
      MeterRegistry meters) {
    this.claims = claims;
    this.prepare = prepare;
    this.send = send;
    this.finish = finish;
    this.meters = meters;
  }

  /// How many messages were claimed, and until when the carrier wants none (the past when it takes
  /// more).
  record Round(int claimed, Instant restUntil) {}

  Round deliver(int limit) throws InterruptedException {
    var claimed = claims.claim(limit);
    if (claimed.isEmpty()) {
      return new Round(0, Instant.EPOCH);
    }
    var merchants = claimed.stream().map(Claim::merchantId).collect(Collectors.toSet());
    return TenantContext.callAs(Tenancy.of(merchants), () -> deliver(claimed));
  }

  private Round deliver(List<Claim> claimed) throws InterruptedException {
    var prepared = prepare.prepare(claimed);
    var sent = send.send(prepared.ready());
    var deliveries = new ArrayList<>(prepared.settled());
    deliveries.addAll(sent.stream().map(SendLetters.Sent::delivery).toList());
    finish.finish(deliveries);
    deliveries.forEach(this::count);
    var restUntil =
        sent.stream()
            .map(SendLetters.Sent::restUntil)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    return new Round(claimed.size(), restUntil);
  }

  private void count(Delivery delivery) {
    meters.counter("loyalnest.messages", "status", delivery.status().word()).increment();
  }
}
