package com.loyalnest.points.redemption;

import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.redemption.RedemptionTable.Move;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Marks redemptions used whose codes came with an order. A code whose points went back before
/// stays as it is: the shop had said that it was never used.
@Component
public class SeeCodesUsed {
  private final RedemptionTable redemptions;
  private final DiscountCodes codes;
  private final Outbox outbox;
  private final BusinessClock clock;

  SeeCodesUsed(
      RedemptionTable redemptions, DiscountCodes codes, Outbox outbox, BusinessClock clock) {
    this.redemptions = redemptions;
    this.codes = codes;
    this.outbox = outbox;
    this.clock = clock;
  }

  private record Found(CodeSighting sighting, String redemptionId) {}

  /// Call it after the accounts of the batch are locked.
  @Transactional(propagation = Propagation.MANDATORY)
  public void see(Collection<CodeSighting> sightings) {
    sightings.stream()
        .filter(sighting -> DiscountCodes.hasOurForm(sighting.code()))
        .flatMap(sighting -> find(sighting).stream())
        .sorted(
            Comparator.comparing((Found found) -> found.sighting().merchantId())
                .thenComparing(Found::redemptionId))
        .forEach(this::use);
  }

  private Optional<Found> find(CodeSighting sighting) {
    return redemptions
        .findByCode(sighting.merchantId(), codes.allIndexes(sighting.merchantId(), sighting.code()))
        .map(redemptionId -> new Found(sighting, redemptionId));
  }

  private void use(Found found) {
    var sighting = found.sighting();
    redemptions
        .lock(sighting.merchantId(), found.redemptionId())
        .filter(redemption -> isOpen(redemption.status()))
        .ifPresent(redemption -> {
          redemptions.move(
              redemption, Move.usedIn(sighting.platform(), sighting.orderId()), clock.now());
          outbox.append(
              List.of(
                  new Occurrence(
                      sighting.merchantId(),
                      new RewardUsed(redemption, sighting.orderId()),
                      sighting.cause())));
        });
  }

  private static boolean isOpen(RedemptionStatus status) {
    return switch (status) {
      case PENDING, ISSUED, CANCELLING -> true;
      case USED, CANCELLED, REFUSED, UNKNOWN -> false;
    };
  }
}
