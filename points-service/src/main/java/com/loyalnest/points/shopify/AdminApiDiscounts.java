package com.loyalnest.points.shopify;

import com.loyalnest.points.redemption.Discount;
import com.loyalnest.points.redemption.Discounts;
import com.loyalnest.points.reward.RewardType;
import com.loyalnest.points.shopify.DiscountAnswer.Change;
import com.loyalnest.points.shopify.DiscountAnswer.Node;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Discounts at Shopify. A code that is taken is ours only if its discount's title names our
/// redemption. A refusal counts only after the code was looked up: an earlier, doubtful call may
/// have made it.
@Component
class AdminApiDiscounts implements Discounts {
  private static final Logger LOG = LoggerFactory.getLogger(AdminApiDiscounts.class);
  private static final String INTERNAL_ERROR = "INTERNAL_ERROR";

  private final AdminApi api;
  private final ShopAccesses accesses;

  AdminApiDiscounts(AdminApi api, ShopAccesses accesses) {
    this.api = api;
    this.accesses = accesses;
  }

  /// Whatever keeps the shop from answering, the auth service's silence too, leaves doubt.
  @Override
  public Creation create(Discount discount) {
    try {
      return created(accesses.of(discount.merchantId()), discount);
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", discount.redemptionId(), away.getClass().getSimpleName());
      return new Creation.Doubtful();
    }
  }

  private Creation created(ShopAccess access, Discount discount) {
    var freeShipping = discount.terms().type() == RewardType.FREE_SHIPPING;
    var change = api.createDiscount(access, freeShipping, DiscountInput.of(discount));
    var made = change.node();
    if (made != null && change.userErrors().isEmpty()) {
      return new Creation.Created(made.id());
    }
    return ours(access, discount)
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
  public Withdrawal withdraw(Discount discount, String discountId) {
    try {
      return withdrawn(accesses.of(discount.merchantId()), discount, discountId);
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", discount.redemptionId(), away.getClass().getSimpleName());
      return Withdrawal.DOUBTFUL;
    }
  }

  /// Somebody in the shop may have deleted the discount; then nobody can use it any more.
  private Withdrawal withdrawn(ShopAccess access, Discount discount, String discountId) {
    var change = api.deactivateDiscount(access, discountId);
    var node = change.node();
    if (node != null && change.userErrors().isEmpty()) {
      return usage(node);
    }
    return ours(access, discount).isPresent() ? Withdrawal.DOUBTFUL : Withdrawal.UNUSED;
  }

  private static Withdrawal usage(Node node) {
    var discount = node.codeDiscount();
    var uses = discount == null ? null : discount.asyncUsageCount();
    if (uses == null) {
      return Withdrawal.DOUBTFUL;
    }
    return uses == 0 ? Withdrawal.UNUSED : Withdrawal.USED;
  }

  private Optional<Node> ours(ShopAccess access, Discount discount) {
    return api.discountByCode(access, discount.code())
        .filter(node -> {
          var found = node.codeDiscount();
          return found != null && DiscountInput.title(discount).equals(found.title());
        });
  }
}
