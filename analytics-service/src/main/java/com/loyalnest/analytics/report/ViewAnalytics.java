package com.loyalnest.analytics.report;

import com.loyalnest.platform.outbox.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows a merchant the program in numbers; that it was looked at is a fact of its own.
@Service
public class ViewAnalytics {
  private static final String OVERVIEW = "overview";

  private final CounterRepository counters;
  private final Outbox outbox;

  ViewAnalytics(CounterRepository counters, Outbox outbox) {
    this.counters = counters;
    this.outbox = outbox;
  }

  @Transactional
  public ProgramMetrics view(String merchantId) {
    var metrics = counters.total(merchantId);
    outbox.append(merchantId, new AnalyticsViewed(OVERVIEW));
    return metrics;
  }
}
