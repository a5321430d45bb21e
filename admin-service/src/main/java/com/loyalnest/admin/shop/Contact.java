package com.loyalnest.admin.shop;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How to reach the person a body tells of; every part may be empty. Kept sealed only.
public record Contact(
    String customerExternalId,
    String email,
    String phone,
    String firstName,
    String lastName,
    String locale) {
  /// Nobody can be reached.
  public static final Contact NONE = new Contact("", "", "", "", "", "");

  /// Whether nothing but an id or a language is known.
  public boolean isEmpty() {
    return email.isBlank() && phone.isBlank() && firstName.isBlank() && lastName.isBlank();
  }

  /// Equal for contacts that mean the same: case of the address, spaces and punctuation of the
  /// number do not count.
  public String normalised() {
    return Stream.of(
            email.strip().toLowerCase(Locale.ROOT),
            phone.replaceAll("[^0-9+]", ""),
            firstName.strip(),
            lastName.strip())
        .map(part -> part.replaceAll("\\p{Cntrl}", ""))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return "Contact[of customer " + customerExternalId + "]";
  }
}
