package com.loyalnest.frontend.api.webhook;

import com.loyalnest.frontend.api.shop.ShopDirectory;
import com.loyalnest.frontend.config.WebhookSettings;
import com.loyalnest.platform.id.Ids;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Puts the webhook door before every other filter, at its one path.
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  FilterRegistrationBean<WebhookDoor> webhookDoor(
      BodySignature signature,
      ShopDirectory shops,
      Gathering gathering,
      WebhookCounters counters,
      WebhookSettings settings,
      Ids ids) {
    var registration =
        new FilterRegistrationBean<>(
            new WebhookDoor(signature, shops, gathering, counters, settings, ids));
    registration.addUrlPatterns(WebhookDoor.PATH);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
