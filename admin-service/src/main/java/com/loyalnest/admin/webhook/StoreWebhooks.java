package com.loyalnest.admin.webhook;

import com.loyalnest.platform.time.BusinessClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes deliveries and their events in one transaction: all of them, or none. A handful of
/// statements, however many there are.
@Component
class StoreWebhooks {
  private static final Comparator<ReadDelivery> LOCK_ORDER =
      Comparator.comparing(ReadDelivery::merchantId)
          .thenComparing(read -> read.delivery().topic())
          .thenComparing(ReadDelivery::digest, Arrays::compare);

  private final ApiLogs logs;
  private final DeliveryEffects effects;
  private final BusinessClock clock;

  StoreWebhooks(ApiLogs logs, DeliveryEffects effects, BusinessClock clock) {
    this.logs = logs;
    this.effects = effects;
    this.clock = clock;
  }

  @Transactional
  public List<Receipt> store(List<ReadDelivery> deliveries) {
    var now = clock.now();
    var written = logs.insertNew(firsts(deliveries).stream().sorted(LOCK_ORDER).toList(), now);
    var fresh = deliveries.stream().filter(read -> written.contains(read.logId())).toList();
    effects.write(fresh, now);
    return receipts(deliveries, fresh);
  }

  /// Of deliveries that are the same within the list, the first.
  private static List<ReadDelivery> firsts(List<ReadDelivery> deliveries) {
    var seen = new HashSet<List<String>>();
    var firsts = new ArrayList<ReadDelivery>();
    for (var read : deliveries) {
      var delivery = read.delivery();
      var body = HexFormat.of().formatHex(read.digest());
      var newBody = seen.add(List.of(read.merchantId(), delivery.topic(), body));
      var newId =
          delivery.webhookId().isEmpty()
              || seen.add(List.of(read.merchantId(), delivery.webhookId()));
      if (newBody && newId) {
        firsts.add(read);
      }
    }
    return firsts;
  }

  private List<Receipt> receipts(List<ReadDelivery> deliveries, List<ReadDelivery> fresh) {
    Map<String, Receipt> receipts = new HashMap<>();
    fresh.forEach(read -> receipts.put(read.logId(), read.receipt()));
    var rest = deliveries.stream().filter(read -> !receipts.containsKey(read.logId())).toList();
    if (!rest.isEmpty()) {
      var known = logs.known(rest);
      rest.forEach(read -> receipts.put(read.logId(), duplicate(known, read)));
    }
    return deliveries.stream()
        .map(read -> receipts.getOrDefault(read.logId(), new Receipt.NotStored()))
        .toList();
  }

  private static Receipt duplicate(Map<String, String> known, ReadDelivery read) {
    return new Receipt.Duplicate(known.getOrDefault(read.logId(), ""));
  }
}
