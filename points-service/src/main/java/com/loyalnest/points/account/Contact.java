package com.loyalnest.points.account;

/// Contact data of a person in plain text, for the moment of use. Empty fields are unknown.
///
/// @param locale BCP 47
public record Contact(
    String email, String phone, String firstName, String lastName, String locale) {
  @Override
  public String toString() {
    return "Contact[sealed]";
  }
}
