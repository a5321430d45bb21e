package com.loyalnest.points.redemption;

import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.redemption.RedemptionTable.Move;
import com.loyalnest.points.reward.RewardType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Begins to withdraw an unused code. Points come back only after the shop has taken it out of use:
/// [FollowRedemption] follows once this is committed.
@Component
public class CancelRedemption {
  private final RedemptionTable redemptions;
  private final Patience patience;
  private final BusinessClock clock;

  CancelRedemption(RedemptionTable redemptions, Patience patience, BusinessClock clock) {
    this.redemptions = redemptions;
    this.patience = patience;
    this.clock = clock;
  }

  @Transactional
  public CancelOutcome cancel(AccountKey account, String redemptionId) {
    var found =
        redemptions
            .lock(account.merchantId(), redemptionId)
            .filter(redemption -> redemption.account().equals(account));
    if (found.isEmpty()) {
      return new CancelOutcome.RedemptionUnknown();
    }
    var redemption = found.get();
    if (!isWithdrawable(redemption.terms().type())) {
      return new CancelOutcome.NotCancellable(redemption.status());
    }
    return switch (redemption.status()) {
      case ISSUED -> {
        redemptions.move(redemption, Move.cancelling(patience.after(0)), clock.now());
        yield new CancelOutcome.Cancelling();
      }
      case CANCELLING, CANCELLED -> new CancelOutcome.Cancelling();
      case PENDING, USED, REFUSED, UNKNOWN -> new CancelOutcome.NotCancellable(redemption.status());
    };
  }

  /// Money that the shop has paid out stays with the customer, and a code of the merchant's own is
  /// known once it was seen.
  private static boolean isWithdrawable(RewardType type) {
    return type.isDiscount() || type == RewardType.GIFT_CARD;
  }
}
