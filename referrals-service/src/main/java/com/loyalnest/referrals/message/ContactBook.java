package com.loyalnest.referrals.message;

import java.util.Map;
import java.util.Set;

/// Who owns contact data answers here, in one question per merchant.
public interface ContactBook {
  /// By customer id; customers without contact data are left out. A failure means that the book is
  /// away.
  Map<String, Contact> contactsOf(String merchantId, Set<String> customerIds);
}
