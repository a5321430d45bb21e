package com.loyalnest.points.adjustment;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.adjustment.AdjustmentOutcome.Kept;
import com.loyalnest.points.adjustment.PointsAdjustment.State;
import com.loyalnest.points.adjustment.PointsAdjustment.Verdict;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The second person's word on an adjustment above the limit. The adjustment is locked before
/// anything is read of it, so of two who decide at once the second finds it decided. An approved
/// debit that the balance no longer covers is refused by the ledger and goes on waiting.
@Component
public class DecideAdjustment {
  private final AdjustmentPosting posting;
  private final AdjustmentTable adjustments;
  private final Outbox outbox;
  private final BusinessClock clock;

  DecideAdjustment(
      AdjustmentPosting posting, AdjustmentTable adjustments, Outbox outbox, BusinessClock clock) {
    this.posting = posting;
    this.adjustments = adjustments;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// @param staff the platform's id of who approves
  @Transactional(propagation = Propagation.MANDATORY)
  public AdjustmentOutcome approve(String merchantId, String adjustmentId, String staff) {
    return decide(merchantId, adjustmentId, staff, wish -> approved(wish, staff));
  }

  /// @param staff the platform's id of who refuses
  @Transactional(propagation = Propagation.MANDATORY)
  public AdjustmentOutcome refuse(String merchantId, String adjustmentId, String staff) {
    return decide(merchantId, adjustmentId, staff, wish -> refused(wish, staff));
  }

  private AdjustmentOutcome decide(
      String merchantId,
      String adjustmentId,
      String staff,
      Function<PointsAdjustment, AdjustmentOutcome> verdict) {
    var wish = adjustments.lock(merchantId, adjustmentId);
    if (wish.isEmpty()) {
      return new AdjustmentOutcome.Unknown();
    }
    if (wish.get().state() != State.REQUESTED) {
      return new AdjustmentOutcome.Decided(wish.get().state());
    }
    if (wish.get().requestedBy().equals(staff)) {
      return new AdjustmentOutcome.OnePerson();
    }
    var outcome = verdict.apply(wish.get());
    if (outcome instanceof Kept decided) {
      adjustments.decide(decided.adjustment());
    }
    return outcome;
  }

  private AdjustmentOutcome approved(PointsAdjustment wish, String staff) {
    var now = clock.now();
    return posting.post(
        wish, staff, now, transaction -> wish.approved(new Verdict(staff, now), transaction));
  }

  private AdjustmentOutcome refused(PointsAdjustment wish, String staff) {
    var refused = wish.refused(new Verdict(staff, clock.now()));
    outbox.append(
        List.of(
            new Occurrence(wish.merchantId(), new AdjustmentRefused(refused), Cause.current())));
    return new Kept(refused);
  }
}
