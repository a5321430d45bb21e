package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.egress.OutsideUrls;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.reward.RewardType;
import com.loyalnest.points.reward.RewardWebhooks;
import com.loyalnest.points.reward.Rewards;
import com.loyalnest.points.v1.ConnectRewardWebhookRequest;
import com.loyalnest.points.v1.ConnectRewardWebhookResponse;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The call about rewards that a merchant's own server gives. Its answers are not kept for
/// repetitions: they hold a secret.
@Component
class WebhookCalls {
  private final Rewards rewards;
  private final RewardWebhooks webhooks;
  private final OutsideUrls urls;
  private final TransactionTemplate transactions;

  WebhookCalls(
      Rewards rewards,
      RewardWebhooks webhooks,
      OutsideUrls urls,
      TransactionTemplate transactions) {
    this.rewards = rewards;
    this.webhooks = webhooks;
    this.urls = urls;
    this.transactions = transactions;
  }

  ConnectRewardWebhookResponse set(ConnectRewardWebhookRequest request) {
    urls.problem(request.getUrl())
        .ifPresent(problem -> {
          throw Refusal.invalid("url", problem);
        });
    return transactions.execute(transaction -> kept(request));
  }

  private ConnectRewardWebhookResponse kept(ConnectRewardWebhookRequest request) {
    var merchantId = TenantContext.merchantId();
    var rewardId = request.getRewardId();
    var reward =
        rewards
            .lock(merchantId, List.of(rewardId))
            .find(rewardId)
            .orElseThrow(RewardCalls::unknown);
    if (reward.definition().terms().type() != RewardType.WEBHOOK) {
      throw new Refusal(
          Reason.REWARD_WITHOUT_WEBHOOK, "reward_id: only rewards of type webhook have a URL");
    }
    var secret = webhooks.set(merchantId, rewardId, request.getUrl(), request.getNewSecret());
    return ConnectRewardWebhookResponse.newBuilder()
        .setUrl(request.getUrl())
        .setSecret(secret.orElse(""))
        .build();
  }
}
