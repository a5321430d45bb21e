package com.loyalnest.points.earning;

import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.account.CustomerIdentity;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;

/// The shop itself, asked which tags customers have.
@FunctionalInterface
public interface CustomerTags {
  /// @param customers of one merchant
  /// @return the tags of all of them; of one whom the shop does not know, none
  /// @throws ShopAway when it cannot be asked
  Map<CustomerIdentity, SortedSet<String>> fetch(
      String merchantId, Collection<CustomerIdentity> customers);
}
