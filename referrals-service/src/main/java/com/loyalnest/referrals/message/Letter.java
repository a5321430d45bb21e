package com.loyalnest.referrals.message;

import java.util.UUID;

/// A message as it goes out. `text` is empty when a merchant's own template has only HTML.
public record Letter(
    String merchantId, UUID notificationId, String address, Wording wording, String locale) {

  /// What a person reads.
  public record Wording(String subject, String html, String text) {
    @Override
    public String toString() {
      return "Wording[]";
    }
  }

  @Override
  public String toString() {
    return "Letter[" + notificationId + "]";
  }
}
