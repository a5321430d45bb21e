package com.loyalnest.points.program;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Publishes the draft as the next version, and ends it.
@Component
public class PublishDraft {
  private final ProgramDrafts drafts;
  private final PublishProgram publish;

  PublishDraft(ProgramDrafts drafts, PublishProgram publish) {
    this.drafts = drafts;
    this.publish = publish;
  }

  /// @param revision the one that was looked at
  /// @return empty if the draft is another by now, or is not based on the newest version any more:
  ///   then it stays a draft
  @Transactional
  public Optional<ProgramVersion> publish(String merchantId, int revision, String actor) {
    var draft = drafts.find(merchantId).filter(found -> found.revision() == revision);
    var published =
        draft.flatMap(found -> publish.publish(merchantId, found.basedOn(), found.config(), actor));
    if (published.isPresent() && !drafts.end(merchantId, revision)) {
      throw new IllegalStateException("a draft changed while it was published");
    }
    return published;
  }
}
