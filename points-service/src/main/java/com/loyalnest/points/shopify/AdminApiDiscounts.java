package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.redemption.Issuer;
import com.loyalnest.points.shopify.DiscountAnswer.Change;
import com.loyalnest.points.shopify.DiscountAnswer.Node;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Discounts at Shopify. A code that is taken is ours only if its discount's title names our
/// redemption. A refusal counts only after the code was looked up: an earlier, doubtful call may
/// have made it.
@Component
class AdminApiDiscounts implements Issuer {
  static final AdminCall<DiscountAnswer> BASIC_CREATE = call("discount-basic-create");
  static final AdminCall<DiscountAnswer> BUY_GET_CREATE = call("discount-bxgy-create");
  static final AdminCall<DiscountAnswer> FREE_SHIPPING_CREATE =
      call("discount-free-shipping-create");
  static final AdminCall<DiscountAnswer> BY_CODE = call("discount-by-code");
  static final AdminCall<DiscountAnswer> DEACTIVATE = call("discount-deactivate");

  private static final Logger LOG = LoggerFactory.getLogger(AdminApiDiscounts.class);
  private static final String INTERNAL_ERROR = "INTERNAL_ERROR";

  private final AdminClient client;
  private final ShopAccesses accesses;

  AdminApiDiscounts(AdminClient client, ShopAccesses accesses) {
    this.client = client;
    this.accesses = accesses;
  }

  /// Whatever keeps the shop from answering, the auth service's silence too, leaves doubt.
  @Override
  public Creation create(Issue issue) {
    try {
      return created(accesses.of(issue.merchantId()), issue);
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", issue.redemptionId(), away.getClass().getSimpleName());
      return new Creation.Doubtful();
    }
  }

  private Creation created(ShopAccess access, Issue issue) {
    var create =
        switch (issue.terms().type()) {
          case FREE_SHIPPING -> FREE_SHIPPING_CREATE;
          case FREE_PRODUCT -> BUY_GET_CREATE;
          default -> BASIC_CREATE;
        };
    var variables = Map.of("discount", DiscountInput.of(issue));
    var change = change(client.ask(access, create, variables).created());
    var made = change.node();
    if (made != null && change.userErrors().isEmpty()) {
      return new Creation.Created(made.id());
    }
    return ours(access, issue)
        .<Creation>map(found -> new Creation.Created(found.id()))
        .orElseGet(() -> refused(change));
  }

  private static Creation refused(Change change) {
    var codes = new TreeSet<String>();
    change.userErrors().forEach(error -> codes.add(String.valueOf(error.code())));
    return codes.isEmpty() || codes.contains(INTERNAL_ERROR)
        ? new Creation.Doubtful()
        : new Creation.Refused(String.join(", ", codes));
  }

  @Override
  public Withdrawal withdraw(Issue issue, String issuedId) {
    try {
      return withdrawn(accesses.of(issue.merchantId()), issue, issuedId);
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", issue.redemptionId(), away.getClass().getSimpleName());
      return Withdrawal.DOUBTFUL;
    }
  }

  /// Somebody in the shop may have deleted the discount; then nobody can use it any more.
  private Withdrawal withdrawn(ShopAccess access, Issue issue, String issuedId) {
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

  private Optional<Node> ours(ShopAccess access, Issue issue) {
    var variables = Map.of("code", issue.code());
    return Optional.ofNullable(client.ask(access, BY_CODE, variables).found())
        .filter(node -> {
          var found = node.codeDiscount();
          return found != null && DiscountInput.title(issue).equals(found.title());
        });
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
