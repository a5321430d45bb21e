package com.loyalnest.auth.config;

import com.loyalnest.auth.token.TokenLifetimes;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long access tokens of ours live, and the keys that sign them.
@ConfigurationProperties("loyalnest.auth")
record AuthSettings(
    @DefaultValue("1h") Duration merchantTokenLifetime,
    @DefaultValue("5m") Duration apiKeyTokenLifetime,
    @DefaultValue("30m") Duration shopperTokenLifetime,
    @DefaultValue("30d") Duration signingKeyAge) {

  TokenLifetimes lifetimes() {
    return new TokenLifetimes(merchantTokenLifetime, apiKeyTokenLifetime, shopperTokenLifetime);
  }
}
