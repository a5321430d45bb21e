package com.loyalnest.points.account;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// An address with which somebody is a merchant's customer or guest.
///
/// @param email in lower case, without blanks around it
public record EmailAddress(String merchantId, String email) implements Comparable<EmailAddress> {
  private static final Comparator<EmailAddress> ORDER =
      Comparator.comparing(EmailAddress::merchantId).thenComparing(EmailAddress::email);

  /// Of somebody's contact data; empty when there is none in it.
  public static Optional<EmailAddress> of(String merchantId, Contact contact) {
    return contact.email().isBlank()
        ? Optional.empty()
        : Optional.of(
            new EmailAddress(merchantId, contact.email().strip().toLowerCase(Locale.ROOT)));
  }

  @Override
  public int compareTo(EmailAddress other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "EmailAddress[" + merchantId + "]";
  }
}
