package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.idempotency.IdempotentCalls;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.ledger.Statement;
import com.loyalnest.points.redemption.Redemptions;
import com.loyalnest.points.reward.Reward;
import com.loyalnest.points.reward.RewardCodes;
import com.loyalnest.points.reward.RewardType;
import com.loyalnest.points.reward.RewardWebhooks;
import com.loyalnest.points.reward.Rewards;
import com.loyalnest.points.v1.AddRewardCodesRequest;
import com.loyalnest.points.v1.AddRewardCodesResponse;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.CreateRewardResponse;
import com.loyalnest.points.v1.DeactivateRewardRequest;
import com.loyalnest.points.v1.DeactivateRewardResponse;
import com.loyalnest.points.v1.ListRewardsRequest;
import com.loyalnest.points.v1.ListRewardsResponse;
import com.loyalnest.points.v1.RewardOffer;
import com.loyalnest.points.v1.UpdateRewardRequest;
import com.loyalnest.points.v1.UpdateRewardResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The calls about rewards themselves.
@Component
class RewardCalls {
  private final Rewards rewards;
  private final RewardCodes codes;
  private final RewardWebhooks webhooks;
  private final Redemptions redemptions;
  private final Statement statement;
  private final CustomerAccounts accounts;
  private final IdempotentCalls idempotentCalls;
  private final TransactionTemplate transactions;

  RewardCalls(
      Rewards rewards,
      RewardCodes codes,
      RewardWebhooks webhooks,
      Redemptions redemptions,
      Statement statement,
      CustomerAccounts accounts,
      IdempotentCalls idempotentCalls,
      TransactionTemplate transactions) {
    this.rewards = rewards;
    this.codes = codes;
    this.webhooks = webhooks;
    this.redemptions = redemptions;
    this.statement = statement;
    this.accounts = accounts;
    this.idempotentCalls = idempotentCalls;
    this.transactions = transactions;
  }

  CreateRewardResponse create(CreateRewardRequest request) {
    var definition = RewardMapper.definition(request.getDefinition());
    return transactions.execute(transaction ->
        idempotentCalls.once(
            "CreateReward",
            request.getIdempotencyKey(),
            request,
            CreateRewardResponse.parser(),
            () ->
                CreateRewardResponse.newBuilder()
                    .setReward(
                        RewardMapper.forMerchant(
                            rewards.create(TenantContext.merchantId(), definition)))
                    .build()));
  }

  UpdateRewardResponse update(UpdateRewardRequest request) {
    var definition = RewardMapper.definition(request.getDefinition());
    return transactions.execute(transaction ->
        idempotentCalls.once(
            "UpdateReward",
            request.getIdempotencyKey(),
            request,
            UpdateRewardResponse.parser(),
            () ->
                UpdateRewardResponse.newBuilder()
                    .setReward(
                        RewardMapper.forMerchant(
                            rewards
                                .update(
                                    TenantContext.merchantId(), request.getRewardId(), definition)
                                .orElseThrow(RewardCalls::unknown)))
                    .build()));
  }

  DeactivateRewardResponse deactivate(DeactivateRewardRequest request) {
    return transactions.execute(transaction ->
        idempotentCalls.once(
            "DeactivateReward",
            request.getIdempotencyKey(),
            request,
            DeactivateRewardResponse.parser(),
            () ->
                DeactivateRewardResponse.newBuilder()
                    .setReward(
                        RewardMapper.forMerchant(
                            rewards
                                .deactivate(TenantContext.merchantId(), request.getRewardId())
                                .orElseThrow(RewardCalls::unknown)))
                    .build()));
  }

  ListRewardsResponse list(ListRewardsRequest request) {
    var customerId = CustomerAccounts.meant(request.getCustomerId());
    return transactions.execute(transaction ->
        customerId.isEmpty() ? all() : offered(accounts.named(customerId), request.getLocale()));
  }

  private ListRewardsResponse all() {
    var merchantId = TenantContext.merchantId();
    var codesLeft = codes.left(merchantId);
    var webhookUrls = webhooks.urls(merchantId);
    var response = ListRewardsResponse.newBuilder();
    rewards
        .list(merchantId)
        .forEach(reward ->
            response.addRewards(
                RewardMapper.forMerchant(reward)
                    .setCodesLeft(codesLeft.getOrDefault(reward.rewardId(), 0))
                    .setWebhookUrl(webhookUrls.getOrDefault(reward.rewardId(), ""))));
    return response.build();
  }

  private ListRewardsResponse offered(AccountKey account, String locale) {
    var available = statement.balance(account).orElseThrow().available();
    var codesLeft = codes.left(account.merchantId());
    var webhookUrls = webhooks.urls(account.merchantId());
    var response = ListRewardsResponse.newBuilder();
    rewards.list(account.merchantId()).stream()
        .filter(Reward::active)
        .map(reward ->
            RewardMapper.forShopper(reward)
                .setOffer(
                    offer(reward, account, available, isSoldOut(reward, codesLeft, webhookUrls))
                        .setName(reward.name(locale))))
        .forEach(response::addRewards);
    return response.build();
  }

  private static boolean isSoldOut(
      Reward reward, Map<String, Integer> codesLeft, Map<String, String> webhookUrls) {
    return reward.isSoldOut()
        || switch (reward.definition().terms().type()) {
          case CUSTOM -> !codesLeft.containsKey(reward.rewardId());
          case WEBHOOK -> !webhookUrls.containsKey(reward.rewardId());
          default -> false;
        };
  }

  private RewardOffer.Builder offer(
      Reward reward, AccountKey account, int available, boolean soldOut) {
    var missing = Math.max(0, reward.cost() - available);
    var reason = "";
    if (soldOut) {
      reason = "sold_out";
    } else if (reward.definition().customerLimit() != null
        && reward.isLimitReached(redemptions.hadBy(account, reward.rewardId()))) {
      reason = "limit_reached";
    } else if (missing > 0) {
      reason = "insufficient_points";
    }
    return RewardOffer.newBuilder()
        .setAvailable(reason.isEmpty())
        .setPointsMissing(missing)
        .setReason(reason);
  }

  AddRewardCodesResponse addCodes(AddRewardCodesRequest request) {
    return transactions.execute(transaction ->
        idempotentCalls.once(
            "AddRewardCodes",
            request.getIdempotencyKey(),
            request,
            AddRewardCodesResponse.parser(),
            () -> added(request)));
  }

  private AddRewardCodesResponse added(AddRewardCodesRequest request) {
    var merchantId = TenantContext.merchantId();
    var rewardId = request.getRewardId();
    var reward =
        rewards
            .lock(merchantId, List.of(rewardId))
            .find(rewardId)
            .orElseThrow(RewardCalls::unknown);
    if (reward.definition().terms().type() != RewardType.CUSTOM) {
      throw new Refusal(
          Reason.REWARD_WITHOUT_CODES, "reward_id: only rewards of type custom have codes");
    }
    return AddRewardCodesResponse.newBuilder()
        .setAdded(codes.add(merchantId, reward.rewardId(), request.getCodesList()))
        .setCodesLeft(codes.left(merchantId).getOrDefault(reward.rewardId(), 0))
        .build();
  }

  static Refusal unknown() {
    return new Refusal(Reason.REWARD_NOT_FOUND, "reward_id: no such reward");
  }
}
