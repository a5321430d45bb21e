package com.loyalnest.points.config;

import com.loyalnest.platform.crypto.KeyedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this service keeps sealed or indexed.
@Configuration(proxyBeanMethods = false)
class KeyedColumnsConfiguration {
  @Bean
  KeyedColumn customerContactsEmail() {
    return KeyedColumn.sealed("customer_contacts", "email", "customer_id");
  }

  @Bean
  KeyedColumn customerContactsPhone() {
    return KeyedColumn.sealed("customer_contacts", "phone", "customer_id");
  }

  @Bean
  KeyedColumn customerContactsFirstName() {
    return KeyedColumn.sealed("customer_contacts", "first_name", "customer_id");
  }

  @Bean
  KeyedColumn customerContactsLastName() {
    return KeyedColumn.sealed("customer_contacts", "last_name", "customer_id");
  }

  @Bean
  KeyedColumn birthdaysBirthday() {
    return KeyedColumn.sealed("birthdays", "birthday", "customer_id");
  }

  @Bean
  KeyedColumn rewardRedemptionsDiscountCode() {
    return KeyedColumn.sealed("reward_redemptions", "discount_code", "redemption_id");
  }

  @Bean
  KeyedColumn rewardCodesCode() {
    return KeyedColumn.sealed("reward_codes", "code", "code_id");
  }

  @Bean
  KeyedColumn rewardWebhooksSecret() {
    return KeyedColumn.sealed("reward_webhooks", "secret", "reward_id");
  }

  @Bean
  KeyedColumn customerContactsEmailIndex() {
    return KeyedColumn.indexed("customer_contacts", "email_index", "customer_id");
  }

  @Bean
  KeyedColumn customerContactsDigestIndex() {
    return KeyedColumn.indexed("customer_contacts", "digest_index", "customer_id");
  }

  @Bean
  KeyedColumn emailAddressesEmailIndex() {
    return KeyedColumn.indexed("email_addresses", "email_index", "email_id");
  }

  @Bean
  KeyedColumn verifiedEmailsDigestIndex() {
    return KeyedColumn.indexed("verified_emails", "digest_index", "customer_id");
  }

  @Bean
  KeyedColumn birthdaysDayIndex() {
    return KeyedColumn.indexed("birthdays", "day_index", "customer_id");
  }

  @Bean
  KeyedColumn rewardRedemptionsDiscountCodeIndex() {
    return KeyedColumn.indexed("reward_redemptions", "discount_code_index", "redemption_id");
  }

  @Bean
  KeyedColumn rewardCodesCodeIndex() {
    return KeyedColumn.indexed("reward_codes", "code_index", "code_id");
  }
}
