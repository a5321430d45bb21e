package com.loyalnest.points.verification;

/// A place where an invariant does not hold.
///
/// @param subject what is concerned, by its id: an account, a lot, an order
/// @param detail the numbers that do not agree
public record Violation(String merchantId, String subject, String detail) {
  @Override
  public String toString() {
    return merchantId + ": " + subject + ": " + detail;
  }
}
