package com.loyalnest.points.webhook;

import com.loyalnest.platform.egress.OutsideClient;
import com.loyalnest.platform.egress.OutsideRequest;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.redemption.Issuer;
import com.loyalnest.points.reward.RewardWebhook;
import com.loyalnest.points.reward.RewardWebhooks;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Asks the merchant's own server for a reward. The redemption's id is the key of every question
/// about it, so a receiver that has answered once answers the same again. The body names the
/// customer by the platform's number and nobody by anything else.
@Component
public class WebhookIssuer implements Issuer {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookIssuer.class);

  /// About sixteen hours.
  private static final int MOST_TRIES = 100;

  private final RewardWebhooks webhooks;
  private final OutsideClient outside;
  private final JsonMapper json;
  private final Clock systemClock;

  WebhookIssuer(
      RewardWebhooks webhooks, OutsideClient outside, JsonMapper json, Clock systemClock) {
    this.webhooks = webhooks;
    this.outside = outside;
    this.json = json;
    this.systemClock = systemClock;
  }

  @Override
  public Creation create(Issue issue) {
    try {
      return webhooks
          .find(issue.merchantId(), issue.rewardId())
          .map(webhook -> ask(webhook, issue))
          .orElseGet(Creation.Doubtful::new);
    } catch (RuntimeException failure) {
      LOG.warn("redemption {}: {}", issue.redemptionId(), failure.getClass().getSimpleName());
      return new Creation.Doubtful();
    }
  }

  private Creation ask(RewardWebhook webhook, Issue issue) {
    var body = json.writeValueAsString(question(issue));
    var signature = WebhookSignature.of(webhook.secret(), systemClock.instant(), body);
    var headers =
        Map.of(WebhookSignature.HEADER, signature, "Idempotency-Key", issue.redemptionId());
    var answer = outside.post(new OutsideRequest(webhook.url(), headers, body));
    LOG.info("redemption {}: the merchant's server: {}", issue.redemptionId(), answer);
    return WebhookAnswer.meaning(answer, issue.redemptionId(), json);
  }

  private static Map<String, Object> question(Issue issue) {
    return Map.of(
        "redemption_id", issue.redemptionId(),
        "reward_id", issue.rewardId(),
        "customer_id", issue.customerExternalId(),
        "points", issue.points());
  }

  /// What the merchant has given stays with the customer.
  @Override
  public Withdrawal withdraw(Issue issue, String issuedId) {
    return Withdrawal.USED;
  }

  @Override
  public int mostTries() {
    return MOST_TRIES;
  }
}
