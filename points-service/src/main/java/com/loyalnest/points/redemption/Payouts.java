package com.loyalnest.points.redemption;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.reward.RewardCodes;
import com.loyalnest.points.reward.RewardTerms;
import com.loyalnest.points.reward.RewardWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Prepares what a redemption hands out: a code that the shop is to make, one of the merchant's
/// own, or store credit, which is known again by the second at which it ends: no other redemption
/// of the customer ends at the same.
@Component
class Payouts {
  /// Store credit needs an end to be known by.
  private static final int LONG_ENOUGH_DAYS = 3650;

  private final DiscountCodes codes;
  private final RewardCodes ownCodes;
  private final RewardWebhooks webhooks;
  private final RedemptionTable redemptions;

  Payouts(
      DiscountCodes codes,
      RewardCodes ownCodes,
      RewardWebhooks webhooks,
      RedemptionTable redemptions) {
    this.codes = codes;
    this.ownCodes = ownCodes;
    this.webhooks = webhooks;
    this.redemptions = redemptions;
  }

  /// Call it while the account is locked.
  ///
  /// @return empty if the merchant's own codes are used up, or nobody knows whom to call
  Optional<Payout> of(
      AccountKey account, String rewardId, String redemptionId, RewardTerms terms, Instant now) {
    return switch (terms.type()) {
      case AMOUNT_OFF, PERCENTAGE, FREE_SHIPPING, FREE_PRODUCT, GIFT_CARD ->
          Optional.of(new Payout(codes.next(), RedemptionStatus.PENDING, end(terms, now)));
      case STORE_CREDIT ->
          Optional.of(new Payout("", RedemptionStatus.PENDING, ownSecond(account, terms, now)));
      case CUSTOM ->
          ownCodes
              .take(account.merchantId(), rewardId, redemptionId)
              .map(code -> new Payout(code, RedemptionStatus.ISSUED, end(terms, now)));
      case WEBHOOK ->
          webhooks.has(account.merchantId(), rewardId)
              ? Optional.of(new Payout("", RedemptionStatus.PENDING, end(terms, now)))
              : Optional.empty();
    };
  }

  private static @Nullable Instant end(RewardTerms terms, Instant now) {
    var days = terms.codeDays();
    return days == null ? null : now.plus(Duration.ofDays(days));
  }

  private Instant ownSecond(AccountKey account, RewardTerms terms, Instant now) {
    var days = terms.codeDays() == null ? LONG_ENOUGH_DAYS : terms.codeDays();
    var second = now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    while (redemptions.endsAt(account, second)) {
      second = second.plusSeconds(1);
    }
    return second;
  }
}
