package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.points.redemption.TakePoints.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes redemptions whose points are taken, with what is still to be done about them, and tells
/// of them.
@Component
class KeepRedemptions {
  private final RedemptionTable redemptions;
  private final DiscountCodes codes;
  private final Patience patience;
  private final Outbox outbox;

  KeepRedemptions(
      RedemptionTable redemptions, DiscountCodes codes, Patience patience, Outbox outbox) {
    this.redemptions = redemptions;
    this.codes = codes;
    this.patience = patience;
    this.outbox = outbox;
  }

  /// @param taken by their place, which is the place of their outcome
  SortedMap<Integer, RedemptionOutcome> keep(SortedMap<Integer, Taken> taken) {
    var sealed = codes.seal(List.copyOf(taken.values()));
    var outcomes = new TreeMap<Integer, RedemptionOutcome>();
    var rows = new ArrayList<RedemptionTable.NewRow>();
    var occurrences = new ArrayList<Occurrence>();
    taken.forEach((place, points) -> {
      var redemption = redemption(points, sealed.get(points.redemptionId()));
      outcomes.put(place, new RedemptionOutcome.Redeemed(redemption, false));
      rows.add(row(points, redemption));
      facts(points, redemption).stream()
          .map(fact -> new Occurrence(redemption.merchantId(), fact, points.command().cause()))
          .forEach(occurrences::add);
    });
    redemptions.insert(rows);
    outbox.append(occurrences);
    return outcomes;
  }

  private static Redemption redemption(Taken taken, byte @Nullable [] sealedCode) {
    var now = taken.spent().entry().createdAt();
    return new Redemption(
        taken.spent().account(),
        taken.redemptionId(),
        taken.command().rewardId(),
        taken.payout().status(),
        taken.price().cost(),
        taken.price().terms(),
        sealedCode,
        null,
        taken.spent().transactionId(),
        now,
        taken.payout().endsAt(),
        null,
        null,
        0,
        now);
  }

  /// Without a key of the caller's the redemption is its own.
  private RedemptionTable.NewRow row(Taken taken, Redemption redemption) {
    var key = taken.command().idempotencyKey();
    var code = taken.payout().code();
    return new RedemptionTable.NewRow(
        redemption,
        key.isEmpty() ? redemption.redemptionId() : key,
        code.isEmpty() ? null : codes.index(redemption.merchantId(), code),
        redemption.status() == RedemptionStatus.PENDING ? patience.after(0) : null);
  }

  private static List<DomainEvent> facts(Taken taken, Redemption redemption) {
    var redeemed = new PointsRedeemed(taken.spent(), redemption);
    return redemption.status() == RedemptionStatus.ISSUED
        ? List.of(redeemed, new RewardIssued(redemption))
        : List.of(redeemed);
  }
}
