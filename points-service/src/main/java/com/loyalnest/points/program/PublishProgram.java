package com.loyalnest.points.program;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Publishes the next version of a merchant's program. Earlier ones stay as they were: what they
/// decided is explained and taken back by them.
@Component
public class PublishProgram {
  private final Programs programs;
  private final Outbox outbox;
  private final BusinessClock clock;

  PublishProgram(Programs programs, Outbox outbox, BusinessClock clock) {
    this.programs = programs;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// @param basedOn the version that was changed
  /// @param actor who publishes, by an id
  /// @return empty if that is not the newest any more: somebody else's change is not lost
  @Transactional
  public Optional<ProgramVersion> publish(
      String merchantId, int basedOn, ProgramConfig config, String actor) {
    var newest = programs.of(merchantId).newest();
    var next = new ProgramVersion(basedOn + 1, config, clock.now(), actor);
    if (newest.number() != basedOn || !programs.publish(merchantId, next)) {
      return Optional.empty();
    }
    outbox.append(
        List.of(new Occurrence(merchantId, new ProgramUpdated(next.number()), Cause.current())),
        Lane.LIVE);
    return Optional.of(next);
  }
}
