package com.loyalnest.points.reward;

/// Where a merchant's own server is asked for a reward, and the secret that signs the question.
public record RewardWebhook(String url, String secret) {
  @Override
  public String toString() {
    return "RewardWebhook[]";
  }
}
