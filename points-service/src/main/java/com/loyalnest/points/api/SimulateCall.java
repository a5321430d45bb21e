package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.earning.Cart;
import com.loyalnest.points.earning.OrderCharges;
import com.loyalnest.points.earning.OrderLine;
import com.loyalnest.points.earning.PricedOrder;
import com.loyalnest.points.earning.SimulateOrder;
import com.loyalnest.points.explanation.Explanation;
import com.loyalnest.points.v1.CartLine;
import com.loyalnest.points.v1.SimulateOrderRequest;
import com.loyalnest.points.v1.SimulateOrderResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The call that simulates.
@Component
class SimulateCall {
  private final SimulateOrder simulate;
  private final ProgramCalls programs;
  private final CustomerAccounts accounts;
  private final Explanation explanation;
  private final TransactionTemplate transactions;

  SimulateCall(
      SimulateOrder simulate,
      ProgramCalls programs,
      CustomerAccounts accounts,
      Explanation explanation,
      TransactionTemplate transactions) {
    this.simulate = simulate;
    this.programs = programs;
    this.accounts = accounts;
    this.explanation = explanation;
    this.transactions = transactions;
  }

  SimulateOrderResponse answer(SimulateOrderRequest request) {
    check(request);
    var program = programs.chosen(request.getDraft(), request.getProgramVersion());
    var priced = priced(request, program);
    return SimulateOrderResponse.newBuilder()
        .setPoints(priced.points())
        .setProgramVersion(program.number())
        .addAllSteps(priced.steps().stream().map(DecisionMapper::step).toList())
        .addAllExplanation(
            explanation.of(priced.steps(), request.getLocale(), program.config().pointsNames()))
        .build();
  }

  private static void check(SimulateOrderRequest request) {
    if (request.hasCart() == !request.getOrderId().isEmpty()) {
      throw Refusal.invalid("cart", "either a cart or an order_id");
    }
    if (request.getDraft() && request.getProgramVersion() != 0) {
      throw Refusal.invalid("program_version", "either the draft or a version");
    }
    var asksForMore = request.getDraft() || request.getProgramVersion() != 0 || !request.hasCart();
    if (asksForMore && CallerContext.current() instanceof CallerIdentity.Shopper) {
      throw new Refusal(
          Reason.PERMISSION_DENIED, "a shopper asks for a cart and the program in force");
    }
  }

  private PricedOrder priced(SimulateOrderRequest request, ProgramCalls.Chosen program) {
    try {
      return request.hasCart()
          ? simulate.cart(cart(request), program.config())
          : order(request, program);
    } catch (ShopAway away) {
      throw new Refusal(Reason.SHOPIFY_UNAVAILABLE, "the shop cannot be asked now, try again");
    }
  }

  private PricedOrder order(SimulateOrderRequest request, ProgramCalls.Chosen program) {
    return simulate
        .order(
            OrderReferences.key(TenantContext.merchantId(), request.getOrderId()),
            program.config(),
            program.number())
        .orElseThrow(() -> new Refusal(Reason.ORDER_NOT_FOUND, "order_id: no such order is known"));
  }

  private Cart cart(SimulateOrderRequest request) {
    var cart = request.getCart();
    var customerId = CustomerAccounts.meant(request.getCustomerId());
    var lines = new ArrayList<OrderLine>();
    for (var line : cart.getLinesList()) {
      lines.add(line(lines.size() + 1, line));
    }
    return new Cart(
        TenantContext.merchantId(),
        customerId.isEmpty()
            ? null
            : transactions.execute(transaction -> accounts.named(customerId)),
        cart.getCurrency(),
        cart.getTaxesIncluded(),
        List.copyOf(lines),
        new OrderCharges(amount(cart.getShipping()), amount(cart.getTax()), amount(cart.getTip())));
  }

  private static OrderLine line(int number, CartLine line) {
    return new OrderLine(
        Integer.toString(number),
        line.getProductId(),
        line.getQuantity(),
        amount(line.getUnitPrice()),
        amount(line.getDiscount()),
        amount(line.getTax()),
        line.getGiftCard());
  }

  private static BigDecimal amount(String text) {
    return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
  }
}
