package com.loyalnest.referrals.message;

/// How to reach a customer, known only for the moment of sending and never kept. Fields the shop
/// does not know are empty; `locale` is BCP 47.
public record Contact(String customerId, String email, String firstName, String locale) {
  @Override
  public String toString() {
    return "Contact[" + customerId + "]";
  }
}
