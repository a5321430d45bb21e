package com.loyalnest.points.account;

import com.loyalnest.platform.crypto.BlindIndex;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Tells whether contact data of a merchant's customers is the same, without telling which it is.
@Component
public class ContactIndex {
  private static final String EMAIL = "customer_contacts.email";
  private static final String DIGEST = "customer_contacts.digest";

  private final BlindIndex index;

  ContactIndex(BlindIndex index) {
    this.index = index;
  }

  byte[] email(EmailAddress address) {
    return index.of(EMAIL, address.merchantId(), address.email());
  }

  /// Whatever a table may hold of the address; the first never changes.
  byte[][] allOf(EmailAddress address) {
    return index.all(EMAIL, address.merchantId(), address.email());
  }

  /// Of all that the contact data consists of.
  public byte[] whole(ContactEntry entry) {
    return index.of(DIGEST, entry.merchantId(), entry.digest());
  }

  /// Tells of what is held whether it is this contact data.
  public Predicate<byte[]> isWhole(ContactEntry entry) {
    return index.isOf(DIGEST, entry.merchantId(), entry.digest());
  }
}
