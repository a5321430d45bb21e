package com.loyalnest.platform.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param serviceKey the suite's shared secret for service tokens, Base64
@ConfigurationProperties("loyalnest.identity")
public record IdentitySettings(String serviceKey) {
  @Override
  public String toString() {
    return "IdentitySettings[]";
  }
}
