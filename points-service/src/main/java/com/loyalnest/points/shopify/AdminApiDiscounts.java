package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.shopify.DiscountAnswer.Change;
import com.loyalnest.points.shopify.DiscountAnswer.Node;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Discounts at Shopify, known by their titles.
@Component
class AdminApiDiscounts extends CodeIssuer {
  static final AdminCall<DiscountAnswer> BASIC_CREATE = call("discount-basic-create");
  static final AdminCall<DiscountAnswer> BUY_GET_CREATE = call("discount-bxgy-create");
  static final AdminCall<DiscountAnswer> FREE_SHIPPING_CREATE =
      call("discount-free-shipping-create");
  static final AdminCall<DiscountAnswer> BY_CODE = call("discount-by-code");
  static final AdminCall<DiscountAnswer> DEACTIVATE = call("discount-deactivate");

  private final AdminClient client;

  AdminApiDiscounts(AdminClient client, ShopAccesses accesses) {
    super(accesses);
    this.client = client;
  }

  @Override
  Made make(ShopAccess access, Issue issue) {
    var create =
        switch (issue.terms().type()) {
          case FREE_SHIPPING -> FREE_SHIPPING_CREATE;
          case FREE_PRODUCT -> BUY_GET_CREATE;
          default -> BASIC_CREATE;
        };
    var variables = Map.of("discount", DiscountInput.of(issue));
    var change = change(client.ask(access, create, variables).created());
    var node = change.node();
    return new Made(
        node == null ? null : node.id(),
        change.userErrors().stream().map(error -> String.valueOf(error.code())).toList());
  }

  @Override
  Optional<String> ours(ShopAccess access, Issue issue) {
    var variables = Map.of("code", issue.code());
    return Optional.ofNullable(client.ask(access, BY_CODE, variables).found())
        .filter(node -> {
          var discount = node.codeDiscount();
          return discount != null && ShopIds.mark(issue).equals(discount.title());
        })
        .map(Node::id);
  }

  /// Somebody in the shop may have deleted the discount; then nobody can use it any more.
  @Override
  Withdrawal end(ShopAccess access, Issue issue, String issuedId) {
    var variables = Map.of("id", issuedId);
    var change = change(client.ask(access, DEACTIVATE, variables).deactivated());
    var node = change.node();
    if (node != null && change.userErrors().isEmpty()) {
      return usage(node);
    }
    return ours(access, issue).isPresent() ? Withdrawal.DOUBTFUL : Withdrawal.UNUSED;
  }

  private static Withdrawal usage(Node node) {
    var discount = node.codeDiscount();
    var uses = discount == null ? null : discount.asyncUsageCount();
    if (uses == null) {
      return Withdrawal.DOUBTFUL;
    }
    return uses == 0 ? Withdrawal.UNUSED : Withdrawal.USED;
  }

  private static Change change(@Nullable Change change) {
    if (change == null) {
      throw new ShopAway("Shopify answered nothing");
    }
    return change;
  }

  private static AdminCall<DiscountAnswer> call(String name) {
    return AdminCall.of(name, DiscountAnswer.class);
  }
}
