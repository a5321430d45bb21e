package com.loyalnest.points.config;

import com.loyalnest.platform.crypto.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this service keeps sealed.
@Configuration(proxyBeanMethods = false)
class SealedColumnsConfiguration {
  @Bean
  SealedColumn customerContactsEmail() {
    return SealedColumn.of("customer_contacts", "email", "customer_id");
  }

  @Bean
  SealedColumn customerContactsPhone() {
    return SealedColumn.of("customer_contacts", "phone", "customer_id");
  }

  @Bean
  SealedColumn customerContactsFirstName() {
    return SealedColumn.of("customer_contacts", "first_name", "customer_id");
  }

  @Bean
  SealedColumn customerContactsLastName() {
    return SealedColumn.of("customer_contacts", "last_name", "customer_id");
  }

  @Bean
  SealedColumn birthdaysBirthday() {
    return SealedColumn.of("birthdays", "birthday", "customer_id");
  }

  @Bean
  SealedColumn rewardRedemptionsDiscountCode() {
    return SealedColumn.of("reward_redemptions", "discount_code", "redemption_id");
  }

  @Bean
  SealedColumn rewardCodesCode() {
    return SealedColumn.of("reward_codes", "code", "code_id");
  }

  @Bean
  SealedColumn rewardWebhooksSecret() {
    return SealedColumn.of("reward_webhooks", "secret", "reward_id");
  }
}
