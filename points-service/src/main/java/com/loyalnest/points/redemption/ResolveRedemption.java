package com.loyalnest.points.redemption;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A member of the merchant's staff says what became of a redemption about which nobody could tell.
@Component
public class ResolveRedemption {
  private final RedemptionTable redemptions;
  private final SettleRedemption settle;

  ResolveRedemption(RedemptionTable redemptions, SettleRedemption settle) {
    this.redemptions = redemptions;
    this.settle = settle;
  }

  /// @param issued whether the shop made it; if not, the points go back
  @Transactional
  public Resolution resolve(String merchantId, String redemptionId, boolean issued) {
    var found = redemptions.find(merchantId, redemptionId);
    if (found.isEmpty()) {
      return Resolution.REDEMPTION_UNKNOWN;
    }
    var done = issued ? settle.foundIssued(found.get()) : settle.foundMissing(found.get());
    return done ? Resolution.DONE : Resolution.NOT_OPEN;
  }

  /// What became of the wish.
  public enum Resolution {
    DONE,
    /// It needs nobody's word.
    NOT_OPEN,
    REDEMPTION_UNKNOWN
  }
}
