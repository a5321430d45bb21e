package com.loyalnest.admin.messaging;

import com.loyalnest.admin.webhook.DeliveryCause;
import com.loyalnest.events.v1.Actor;
import com.loyalnest.platform.outbox.Cause;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the features need of the contract without knowing it.
@Configuration
class MessagingConfiguration {

  /// The shop's platform caused it, nobody we know by an id.
  @Bean
  DeliveryCause deliveryCause() {
    return correlationId -> Cause.of(correlationId, Actor.Kind.SHOP, "shopify");
  }
}
