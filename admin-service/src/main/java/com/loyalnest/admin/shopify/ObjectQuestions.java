package com.loyalnest.admin.shopify;

import com.loyalnest.admin.shop.ObjectKind;
import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.ShopAway;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// How the Admin API is asked for one kind of objects.
///
/// @param gid what its ids begin with
/// @param all the bulk query, with the window still open
/// @param webhook what a webhook would tell of an object that was asked for with all its parts
record ObjectQuestions(
    ObjectKind kind,
    String gid,
    AdminCall<ObjectAnswers.Counted> count,
    AdminCall<ObjectAnswers.Listed> list,
    AdminCall<ObjectAnswers.One> one,
    String all,
    Function<ObjectNode, ObjectNode> webhook) {

  static ObjectQuestions ofOrders() {
    return of(ObjectKind.ORDER, "Order", "shop-orders", OrderAsWebhook::of);
  }

  static ObjectQuestions ofCustomers() {
    return of(ObjectKind.CUSTOMER, "Customer", "shop-customers", CustomerAsWebhook::of);
  }

  private static ObjectQuestions of(
      ObjectKind kind, String type, String files, Function<ObjectNode, ObjectNode> webhook) {
    return new ObjectQuestions(
        kind,
        "gid://shopify/" + type + "/",
        AdminCall.of(files + "-count", ObjectAnswers.Counted.class),
        AdminCall.of(files + "-list", ObjectAnswers.Listed.class),
        AdminCall.of(files + "-one", ObjectAnswers.One.class),
        AdminCall.document(files + "-all", ObjectQuestions.class),
        webhook);
  }

  /// @throws ShopAway for an object that lacks what every one has
  ObjectNode asWebhook(ObjectNode object) {
    try {
      return webhook.apply(object);
    } catch (IllegalArgumentException incomplete) {
      throw new ShopAway("an object of the shop lacks a field", incomplete);
    }
  }
}
