package com.loyalnest.auth.config;

import com.loyalnest.platform.crypto.KeyedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this service keeps sealed or indexed.
@Configuration(proxyBeanMethods = false)
class KeyedColumnsConfiguration {
  @Bean
  KeyedColumn merchantsApiToken() {
    return KeyedColumn.sealed("merchants", "api_token", "merchant_id");
  }

  @Bean
  KeyedColumn merchantsRefreshToken() {
    return KeyedColumn.sealed("merchants", "refresh_token", "merchant_id");
  }

  @Bean
  KeyedColumn signingKeysPrivateKey() {
    return new KeyedColumn(
        KeyedColumn.Kind.SEALED, "signing_keys", "private_key", "'platform'", "key_id");
  }

  @Bean
  KeyedColumn platformAdminsEmail() {
    return new KeyedColumn(
        KeyedColumn.Kind.SEALED, "platform_admins", "email", "'platform'", "admin_id");
  }

  @Bean
  KeyedColumn platformAdminsTotpSecret() {
    return new KeyedColumn(
        KeyedColumn.Kind.SEALED, "platform_admins", "totp_secret", "'platform'", "admin_id");
  }

  @Bean
  KeyedColumn platformAdminsEmailIndex() {
    return new KeyedColumn(
        KeyedColumn.Kind.INDEXED, "platform_admins", "email_index", "'platform'", "admin_id");
  }
}
