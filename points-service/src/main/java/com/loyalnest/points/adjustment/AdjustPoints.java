package com.loyalnest.points.adjustment;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.adjustment.AdjustmentOutcome.Kept;
import com.loyalnest.points.adjustment.PointsAdjustment.State;
import com.loyalnest.points.program.AdjustmentLimit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives or takes points by the word of one member of staff. Above the limit it only writes down
/// the wish, and [DecideAdjustment] is for another.
@Component
public class AdjustPoints {
  private final AdjustmentPosting posting;
  private final AdjustmentTable adjustments;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  AdjustPoints(
      AdjustmentPosting posting,
      AdjustmentTable adjustments,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.posting = posting;
    this.adjustments = adjustments;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public AdjustmentOutcome adjust(AdjustPointsCommand command) {
    var wish = wish(command);
    if (AdjustmentLimit.isExceededBy(command.points())) {
      return requested(wish);
    }
    var outcome = posting.post(wish, command.staff(), wish.requestedAt(), wish::applied);
    if (outcome instanceof Kept applied) {
      adjustments.insert(applied.adjustment());
    }
    return outcome;
  }

  private AdjustmentOutcome requested(PointsAdjustment wish) {
    adjustments.insert(wish);
    outbox.append(
        List.of(new Occurrence(wish.merchantId(), new AdjustmentRequested(wish), Cause.current())));
    return new Kept(wish);
  }

  private PointsAdjustment wish(AdjustPointsCommand command) {
    return new PointsAdjustment(
        command.account().merchantId(),
        ids.nextText(),
        command.account().customerId(),
        command.points(),
        command.reason(),
        State.REQUESTED,
        command.staff(),
        clock.now(),
        Optional.empty(),
        Optional.empty());
  }
}
