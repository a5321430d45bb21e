package com.loyalnest.admin.sync;

import com.loyalnest.platform.shopify.ShopAccess;
import java.util.List;

/// The webhook subscriptions that a shop shows to the app.
public interface Subscriptions {
  /// Each as its topic and where it leads.
  List<String> ofThisShopAlone(ShopAccess access);
}
