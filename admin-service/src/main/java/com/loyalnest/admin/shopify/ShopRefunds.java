package com.loyalnest.admin.shopify;

import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// A refund with all that came back in it. Asked for by itself: all refunds of an order with all
/// their lines would cost more than Shopify takes for one question (1,000 points).
@Component
class ShopRefunds {
  private static final AdminCall<ObjectAnswers.OneRefund> CALL =
      AdminCall.of("shop-refund", ObjectAnswers.OneRefund.class);
  private static final String GID = "gid://shopify/Refund/";

  private final AdminClient client;

  ShopRefunds(AdminClient client) {
    this.client = client;
  }

  /// Empty for one with more shipping given back than is read at once.
  Optional<ObjectNode> whole(ShopAccess access, String id) {
    var first = ask(access, id, null);
    if (Node.hasMore(first, "refundShippingLines")) {
      return Optional.empty();
    }
    Node.append(first, "refundLineItems", after -> ask(access, id, after));
    return Optional.of(first);
  }

  private ObjectNode ask(ShopAccess access, String id, @Nullable String after) {
    var variables = new HashMap<String, @Nullable String>();
    variables.put("id", GID + id);
    if (after != null) {
      variables.put("after", after);
    }
    var refund = client.ask(access, CALL, variables).refund();
    if (refund == null) {
      throw new ShopAway("a refund vanished while its order was read");
    }
    return refund;
  }
}
