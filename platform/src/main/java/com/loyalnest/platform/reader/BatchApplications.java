package com.loyalnest.platform.reader;

import com.loyalnest.events.v1.Event;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives events to a reader outside of its loop, exactly as the loop would: once, in the right
/// tenancy and transaction.
public final class BatchApplications {
  private final Inbox inbox;
  private final DeferredEvents deferred;
  private final TransactionTemplate transactions;
  private final MeterRegistry meters;

  BatchApplications(
      Inbox inbox,
      DeferredEvents deferred,
      TransactionTemplate transactions,
      MeterRegistry meters) {
    this.inbox = inbox;
    this.deferred = deferred;
    this.transactions = transactions;
    this.meters = meters;
  }

  /// For rebuilding a read model from `ReadEvents`.
  public void apply(EventReader reader, List<Event> events) {
    of(reader).apply(events);
  }

  BatchApplication of(EventReader reader) {
    return new BatchApplication(reader, inbox, deferred, transactions, meters);
  }
}
