package com.loyalnest.auth.config;

import com.loyalnest.auth.admin.SessionLimits;
import com.loyalnest.auth.token.TokenLifetimes;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long access tokens of ours live, the keys that sign them, and platform admins' sessions.
@ConfigurationProperties("loyalnest.auth")
record AuthSettings(
    @DefaultValue("1h") Duration merchantTokenLifetime,
    @DefaultValue("5m") Duration apiKeyTokenLifetime,
    @DefaultValue("30m") Duration shopperTokenLifetime,
    @DefaultValue("2m") Duration platformAdminTokenLifetime,
    @DefaultValue("30d") Duration signingKeyAge,
    @DefaultValue("12h") Duration adminSessionLifetime,
    @DefaultValue("30m") Duration adminSessionIdle) {

  SessionLimits adminSessions() {
    return new SessionLimits(adminSessionLifetime, adminSessionIdle);
  }

  TokenLifetimes lifetimes() {
    return new TokenLifetimes(
        merchantTokenLifetime,
        apiKeyTokenLifetime,
        shopperTokenLifetime,
        platformAdminTokenLifetime);
  }
}
