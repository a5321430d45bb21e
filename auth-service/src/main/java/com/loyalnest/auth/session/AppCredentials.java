package com.loyalnest.auth.session;

/// Our app's id and secret at Shopify. The secret signs session tokens and is sent with token
/// exchanges.
public record AppCredentials(String clientId, String clientSecret) {
  @Override
  public String toString() {
    return "AppCredentials[" + clientId + "]";
  }
}
