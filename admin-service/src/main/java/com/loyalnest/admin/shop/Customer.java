package com.loyalnest.admin.shop;

import java.time.Instant;
import java.util.Optional;

/// A person at the platform, without anything personal.
///
/// @param locale BCP 47, empty if unknown
/// @param deleted the platform does not know this customer any more
/// @param state of the person's account, `enabled` once it was signed up for; empty if not told
/// @param emailConsent what the person said to marketing by mail; absent if not told
public record Customer(
    String externalId,
    Instant updatedAt,
    boolean verifiedEmail,
    String locale,
    boolean deleted,
    String state,
    Optional<EmailConsent> emailConsent)
    implements ShopObject {

  /// @param state `subscribed`, `not_subscribed`, `pending`, …
  /// @param updatedAt absent while the person never said anything
  public record EmailConsent(String state, Optional<Instant> updatedAt) {}
}
