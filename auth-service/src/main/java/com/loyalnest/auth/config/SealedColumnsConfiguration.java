package com.loyalnest.auth.config;

import com.loyalnest.platform.crypto.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this service keeps sealed.
@Configuration(proxyBeanMethods = false)
class SealedColumnsConfiguration {
  @Bean
  SealedColumn merchantsApiToken() {
    return SealedColumn.of("merchants", "api_token", "merchant_id");
  }

  @Bean
  SealedColumn merchantsRefreshToken() {
    return SealedColumn.of("merchants", "refresh_token", "merchant_id");
  }

  @Bean
  SealedColumn signingKeysPrivateKey() {
    return new SealedColumn("signing_keys", "private_key", "'platform'", "key_id");
  }

  @Bean
  SealedColumn platformAdminsEmail() {
    return new SealedColumn("platform_admins", "email", "'platform'", "admin_id");
  }

  @Bean
  SealedColumn platformAdminsTotpSecret() {
    return new SealedColumn("platform_admins", "totp_secret", "'platform'", "admin_id");
  }
}
