package com.loyalnest.analytics.messaging;

import com.loyalnest.analytics.tracking.PostHog;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Tells PostHog of every event of the suite. The call carries each event's id, by which PostHog
/// knows what it has, so a batch that is sent again after a crash adds nothing. While PostHog is
/// away the reader waits.
@Component
class TrackingReader implements EventReader {
  private final PostHog postHog;

  TrackingReader(PostHog postHog) {
    this.postHog = postHog;
  }

  @Override
  public String name() {
    return "tracking";
  }

  @Override
  public List<String> sources() {
    return List.of("admin", "points", "auth", "referrals", "analytics");
  }

  /// All of them.
  @Override
  public Set<Event.FactCase> facts() {
    return Set.of();
  }

  @Override
  public boolean transactional() {
    return false;
  }

  /// Large, because each batch that has to wait for PostHog waits as a whole: small ones would
  /// queue up behind it.
  @Override
  public int batchSize() {
    return 2000;
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    if (postHog.isOpen()) {
      postHog.send(events.stream().map(TrackedEvents::of).toList());
    }
    return events.stream().map(event -> ReadOutcome.done()).toList();
  }
}
