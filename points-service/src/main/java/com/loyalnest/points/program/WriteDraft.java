package com.loyalnest.points.program;

import com.loyalnest.platform.time.BusinessClock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Begins a draft of the next version, saves it, throws it away. Nothing of it is in force.
@Component
public class WriteDraft {
  private final Programs programs;
  private final ProgramDrafts drafts;
  private final BusinessClock clock;

  WriteDraft(Programs programs, ProgramDrafts drafts, BusinessClock clock) {
    this.programs = programs;
    this.drafts = drafts;
    this.clock = clock;
  }

  /// @param basedOn the version that was looked at while writing
  /// @param revision the one that was changed; 0 begins a draft
  /// @return empty if somebody else published, saved or discarded meanwhile: no change is lost
  @Transactional
  public Optional<ProgramDraft> save(
      String merchantId, int basedOn, int revision, ProgramConfig config, String actor) {
    var draft = new ProgramDraft(config, basedOn, revision + 1, clock.now(), actor);
    if (programs.of(merchantId).newest().number() != basedOn) {
      return Optional.empty();
    }
    var saved = revision == 0 ? drafts.begin(merchantId, draft) : drafts.save(merchantId, draft);
    return saved ? Optional.of(draft) : Optional.empty();
  }

  /// @return false if there is no draft of this revision
  @Transactional
  public boolean discard(String merchantId, int revision) {
    return drafts.end(merchantId, revision);
  }
}
