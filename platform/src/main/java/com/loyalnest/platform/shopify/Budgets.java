package com.loyalnest.platform.shopify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The budgets of shops: what may be asked now, and what has to wait.
interface Budgets {
  /// A question to a shop.
  ///
  /// @param id one of its own
  /// @param cost what it is expected to cost
  record Ask(String shopDomain, String id, double cost) {}

  /// Takes the cost out if it is there.
  ///
  /// @return how long to wait before trying again; zero when the cost was taken
  Duration take(Ask ask);

  /// A question came back.
  ///
  /// @param really what it cost in the end, as far as is known
  /// @param said the shop's word on its budget, if there was any
  void ended(Ask ask, double really, @Nullable ThrottleStatus said);
}
