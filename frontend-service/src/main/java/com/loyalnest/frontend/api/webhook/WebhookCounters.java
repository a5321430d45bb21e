package com.loyalnest.frontend.api.webhook;

import com.loyalnest.admin.v1.WebhookReceipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What became of deliveries, as `loyalnest.webhook.deliveries{outcome}`. Never by shop: the name
/// of a shop is only a header until the signature holds.
@Component
class WebhookCounters {
  private final Map<String, Counter> counters;

  WebhookCounters(MeterRegistry meters) {
    this.counters =
        Stream.of(
                "accepted",
                "duplicate",
                "parked",
                "ignored",
                "refused",
                "too_large",
                "no_shop",
                "away")
            .collect(
                Collectors.toUnmodifiableMap(
                    outcome -> outcome,
                    outcome -> meters.counter("loyalnest.webhook.deliveries", "outcome", outcome)));
  }

  void count(WebhookReceipt.Outcome outcome) {
    count(outcome.name().toLowerCase(Locale.ROOT));
  }

  void count(String outcome) {
    var counter = counters.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}
