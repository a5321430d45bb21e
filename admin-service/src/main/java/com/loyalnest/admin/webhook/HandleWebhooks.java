package com.loyalnest.admin.webhook;

import com.loyalnest.platform.reader.Away;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/// Takes what the shops sent and makes it durable, all of a list in one commit.
///
/// Should that fail, each delivery is tried by itself, so that only the guilty one goes without;
/// the others are not kept waiting by it. When the database is away nothing is answered for, and
/// the call fails as a whole.
@Service
public class HandleWebhooks {
  private static final Logger LOG = LoggerFactory.getLogger(HandleWebhooks.class);

  private final DeliveryReading reading;
  private final StoreWebhooks store;

  HandleWebhooks(DeliveryReading reading, StoreWebhooks store) {
    this.reading = reading;
    this.store = store;
  }

  /// A receipt for each, in the same order.
  public List<Receipt> handle(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return List.of();
    }
    var read = deliveries.stream().map(reading::read).toList();
    try {
      return stored(read);
    } catch (RuntimeException failure) {
      if (isAway(failure)) {
        throw failure;
      }
      LOG.warn("{} deliveries together failed, trying them apart", read.size(), failure);
      return read.stream().map(this::alone).toList();
    }
  }

  private List<Receipt> stored(List<ReadDelivery> read) {
    var merchants = read.stream().map(ReadDelivery::merchantId).toList();
    return TenantContext.callAs(Tenancy.of(merchants), () -> store.store(read));
  }

  private Receipt alone(ReadDelivery read) {
    try {
      return stored(List.of(read)).getFirst();
    } catch (RuntimeException failure) {
      if (Away.means(failure)) {
        throw failure;
      }
      LOG.error(
          "a delivery of {} could not be written, log {}",
          read.delivery().topic(),
          read.logId(),
          failure);
      return bodyAlone(read);
    }
  }

  private Receipt bodyAlone(ReadDelivery read) {
    try {
      var parked =
          reading.parked(
              read.delivery(), read.logId(), "body: could not be written as it was read");
      return stored(List.of(parked)).getFirst();
    } catch (RuntimeException failure) {
      if (Away.means(failure)) {
        throw failure;
      }
      return new Receipt.NotStored();
    }
  }

  /// Two lists that wait for each other's rows are not a sign that the database is away; apart they
  /// cannot.
  private static boolean isAway(RuntimeException failure) {
    return Away.means(failure) && !(failure instanceof ConcurrencyFailureException);
  }
}
