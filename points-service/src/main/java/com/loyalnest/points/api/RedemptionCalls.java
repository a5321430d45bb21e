package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.batch.CombinedCalls;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.redemption.CancelOutcome;
import com.loyalnest.points.redemption.CancelRedemption;
import com.loyalnest.points.redemption.RedeemRewardCommand;
import com.loyalnest.points.redemption.RedeemRewards;
import com.loyalnest.points.redemption.RedemptionOutcome;
import com.loyalnest.points.redemption.RedemptionOutcome.Redeemed;
import com.loyalnest.points.redemption.RedemptionStatus;
import com.loyalnest.points.redemption.Redemptions;
import com.loyalnest.points.redemption.Redemptions.Shown;
import com.loyalnest.points.redemption.ResolveRedemption;
import com.loyalnest.points.v1.CancelRedemptionRequest;
import com.loyalnest.points.v1.CancelRedemptionResponse;
import com.loyalnest.points.v1.GetRedemptionRequest;
import com.loyalnest.points.v1.GetRedemptionResponse;
import com.loyalnest.points.v1.ListRedemptionsRequest;
import com.loyalnest.points.v1.ListRedemptionsResponse;
import com.loyalnest.points.v1.ListUnknownRedemptionsRequest;
import com.loyalnest.points.v1.ListUnknownRedemptionsResponse;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RedeemRewardResponse;
import com.loyalnest.points.v1.Redemption;
import com.loyalnest.points.v1.ResolveRedemptionRequest;
import com.loyalnest.points.v1.ResolveRedemptionResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The calls about redemptions. What many ask for at once is done in few transactions. The shop is
/// asked after the points are taken and committed, and the answer shows the redemption as it then
/// stands.
@Component
class RedemptionCalls {
  private static final int USUAL_PAGE = 20;

  /// Redemptions of one merchant in a transaction, and such transactions at a time.
  private static final int MOST_TOGETHER = 32;

  private static final int MOST_UNDER_WAY = 2;

  private final CombinedCalls<String, RedeemRewardCommand, RedemptionOutcome> redeeming;
  private final CancelRedemption cancelRedemption;
  private final ResolveRedemption resolveRedemption;
  private final PromptFollowing following;
  private final Redemptions redemptions;
  private final CustomerAccounts accounts;
  private final TransactionTemplate transactions;

  RedemptionCalls(
      RedeemRewards redeemRewards,
      CancelRedemption cancelRedemption,
      ResolveRedemption resolveRedemption,
      PromptFollowing following,
      Redemptions redemptions,
      CustomerAccounts accounts,
      TransactionTemplate transactions) {
    this.redeeming =
        new CombinedCalls<>(
            MOST_TOGETHER,
            MOST_UNDER_WAY,
            commands -> redeemRewards.redeem(commands.getFirst().merchantId(), commands));
    this.cancelRedemption = cancelRedemption;
    this.resolveRedemption = resolveRedemption;
    this.following = following;
    this.redemptions = redemptions;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  RedeemRewardResponse redeem(RedeemRewardRequest request) {
    var merchantId = TenantContext.merchantId();
    var redeemed =
        redeemed(
            redeeming.call(
                merchantId,
                new RedeemRewardCommand(
                    merchantId,
                    CustomerReference.parse(request.getCustomerId()),
                    request.getRewardId(),
                    request.getPoints(),
                    request.getIdempotencyKey(),
                    CustomerAccounts.actor(),
                    Cause.current())));
    var redemptionId = redeemed.redemption().redemptionId();
    var shown = shown(redeemed);
    var response =
        RedeemRewardResponse.newBuilder()
            .setRedemptionId(redemptionId)
            .setDiscountCode(shown.code())
            .setRedemptionStatus(shown.redemption().status().word())
            .setPointsCost(shown.redemption().cost())
            .setRewardType(shown.redemption().terms().type().word())
            .setValue(RewardMapper.text(shown.redemption().terms().value()))
            .setCurrency(currency(shown.redemption()));
    Optional.ofNullable(shown.redemption().endsAt())
        .ifPresent(endsAt -> response.setEndsAt(DecisionMapper.timestamp(endsAt)));
    return response.build();
  }

  /// A new redemption stands as it was written unless the shop answered; then it is read anew. A
  /// merge may have come between, but the redemption knows best whose it is.
  private Shown shown(Redeemed redeemed) {
    var redemption = redeemed.redemption();
    var isPending = redemption.status() == RedemptionStatus.PENDING;
    var isNew = isPending && !redeemed.repeated();
    return isNew && !following.follow(redemption.merchantId(), redemption.redemptionId())
        ? new Shown(redemption, "")
        : shown(redemption.account(), redemption.redemptionId());
  }

  private static Redeemed redeemed(RedemptionOutcome outcome) {
    return switch (outcome) {
      case Redeemed redeemed -> redeemed;
      case RedemptionOutcome.CustomerUnknown unknown -> throw CustomerAccounts.unknown();
      case RedemptionOutcome.RewardUnknown unknown ->
          throw new Refusal(Reason.REWARD_NOT_FOUND, "reward_id: no such reward");
      case RedemptionOutcome.RewardInactive inactive ->
          throw new Refusal(Reason.REWARD_INACTIVE, "the reward is not offered any more");
      case RedemptionOutcome.SoldOut soldOut ->
          throw new Refusal(Reason.REWARD_SOLD_OUT, "the reward is sold out");
      case RedemptionOutcome.LimitReached reached ->
          throw new Refusal(
              Reason.REWARD_LIMIT_REACHED,
              "the reward may be had " + reached.limit() + " times by one customer");
      case RedemptionOutcome.InsufficientPoints points ->
          throw new Refusal(
              Reason.INSUFFICIENT_POINTS,
              "the reward costs " + points.cost() + " points, there are " + points.available());
      case RedemptionOutcome.PointsNotPossible points ->
          throw Refusal.invalid("points", possible(points));
      case RedemptionOutcome.KeyReused reused ->
          throw new Refusal(
              Reason.IDEMPOTENCY_KEY_REUSED, "idempotency_key: came earlier with another request");
    };
  }

  private static String possible(RedemptionOutcome.PointsNotPossible points) {
    return points.step() == points.most()
        ? "the reward costs " + points.step()
        : "a multiple of " + points.step() + ", up to " + points.most();
  }

  GetRedemptionResponse find(GetRedemptionRequest request) {
    var account = account(request.getCustomerId());
    return GetRedemptionResponse.newBuilder()
        .setRedemption(mapped(shown(account, request.getRedemptionId())))
        .build();
  }

  /// One more than the page shows is asked for: it says whether there is a next page.
  ListRedemptionsResponse list(ListRedemptionsRequest request) {
    var limit = request.getLimit() == 0 ? USUAL_PAGE : request.getLimit();
    var before = Cursor.parse(request.getCursor());
    var found = redemptions.list(account(request.getCustomerId()), before, limit + 1);
    var response = ListRedemptionsResponse.newBuilder();
    found.stream().limit(limit).map(RedemptionCalls::mapped).forEach(response::addRedemptions);
    if (found.size() > limit) {
      response.setNextCursor(Cursor.after(found.get(limit - 1).redemption().redemptionId()));
    }
    return response.build();
  }

  CancelRedemptionResponse cancel(CancelRedemptionRequest request) {
    var account = account(request.getCustomerId());
    switch (cancelRedemption.cancel(account, request.getRedemptionId())) {
      case CancelOutcome.Cancelling cancelling ->
          following.follow(account.merchantId(), request.getRedemptionId());
      case CancelOutcome.NotCancellable not ->
          throw new Refusal(
              Reason.REDEMPTION_NOT_CANCELLABLE, "the redemption is " + not.status().word());
      case CancelOutcome.RedemptionUnknown unknown -> throw unknown();
    }
    return CancelRedemptionResponse.newBuilder()
        .setRedemption(mapped(shown(account, request.getRedemptionId())))
        .build();
  }

  ListUnknownRedemptionsResponse listUnknown(ListUnknownRedemptionsRequest request) {
    var limit = request.getLimit() == 0 ? USUAL_PAGE : request.getLimit();
    var before = Cursor.parse(request.getCursor());
    var found = redemptions.listUnknown(TenantContext.merchantId(), before, limit + 1);
    var response = ListUnknownRedemptionsResponse.newBuilder();
    found.stream().limit(limit).map(RedemptionCalls::mapped).forEach(response::addRedemptions);
    if (found.size() > limit) {
      response.setNextCursor(Cursor.after(found.get(limit - 1).redemption().redemptionId()));
    }
    return response.build();
  }

  ResolveRedemptionResponse resolve(ResolveRedemptionRequest request) {
    var merchantId = TenantContext.merchantId();
    var redemptionId = request.getRedemptionId();
    var resolution =
        resolveRedemption.resolve(merchantId, redemptionId, request.getFinding().equals("issued"));
    return switch (resolution) {
      case DONE ->
          ResolveRedemptionResponse.newBuilder()
              .setRedemption(mapped(redemptions.find(merchantId, redemptionId).orElseThrow()))
              .build();
      case NOT_OPEN ->
          throw new Refusal(
              Reason.REDEMPTION_NOT_UNKNOWN, "it is known what became of the redemption");
      case REDEMPTION_UNKNOWN -> throw unknown();
    };
  }

  private AccountKey account(String customerId) {
    return Objects.requireNonNull(transactions.execute(transaction -> accounts.named(customerId)));
  }

  private Shown shown(AccountKey account, String redemptionId) {
    return redemptions.find(account, redemptionId).orElseThrow(RedemptionCalls::unknown);
  }

  private static Refusal unknown() {
    return new Refusal(Reason.REDEMPTION_NOT_FOUND, "redemption_id: no such redemption");
  }

  private static Redemption mapped(Shown shown) {
    var redemption = shown.redemption();
    var mapped =
        Redemption.newBuilder()
            .setRedemptionId(redemption.redemptionId())
            .setRewardId(redemption.rewardId())
            .setRedemptionStatus(redemption.status().word())
            .setPointsCost(redemption.cost())
            .setDiscountCode(shown.code())
            .setRewardType(redemption.terms().type().word())
            .setValue(RewardMapper.text(redemption.terms().value()))
            .setCurrency(currency(redemption))
            .setOrderId(Optional.ofNullable(redemption.orderId()).orElse(""))
            .setCreatedAt(DecisionMapper.timestamp(redemption.createdAt()));
    Optional.ofNullable(redemption.endsAt())
        .ifPresent(endsAt -> mapped.setEndsAt(DecisionMapper.timestamp(endsAt)));
    return mapped.build();
  }

  private static String currency(com.loyalnest.points.redemption.Redemption redemption) {
    return Optional.ofNullable(redemption.terms().currency()).orElse("");
  }
}
