package com.loyalnest.platform.shopify;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/// For services that ask the Admin API; they import it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopifySettings.class)
public class ShopifyConfiguration {
  @Bean
  AdminClient adminClient(
      RestClient.Builder builder,
      ShopifySettings settings,
      StringRedisTemplate redis,
      Clock systemClock,
      MeterRegistry meters,
      JsonMapper json) {
    return new AdminClient(
        builder, settings, new SharedBudgets(redis, systemClock), new ShopCalls(meters), json);
  }

  @Bean
  BulkQueries bulkQueries(
      AdminClient client, RestClient.Builder builder, ShopifySettings settings, JsonMapper json) {
    return new BulkQueries(client, builder, settings, json);
  }
}
