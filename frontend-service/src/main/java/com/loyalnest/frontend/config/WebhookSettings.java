package com.loyalnest.frontend.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How webhooks are gathered into batches.
///
/// @param gatherFor how long a delivery waits for others at the most
/// @param gatherAtMost deliveries in one batch
/// @param underWayAtMost batches that admin works on at the same time; few, so that under load what
///   arrives in the meantime shares a commit
/// @param waitingAtMost deliveries waiting for a batch; more are sent away, Shopify brings them
///   again
/// @param answerWithin Shopify counts a delivery as failed after this time
@ConfigurationProperties("loyalnest.webhook")
public record WebhookSettings(
    @DefaultValue("2ms") Duration gatherFor,
    @DefaultValue("200") int gatherAtMost,
    @DefaultValue("2") int underWayAtMost,
    @DefaultValue("4000") int waitingAtMost,
    @DefaultValue("5s") Duration answerWithin) {}
