package com.loyalnest.admin.webhook;

import com.loyalnest.platform.outbox.Cause;

/// Says of what follows from a delivery that the shop caused it. Its bean lies where the contract
/// is known.
@FunctionalInterface
public interface DeliveryCause {
  Cause of(String correlationId);
}
