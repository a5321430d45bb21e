package com.loyalnest.local.launcher;

import java.util.List;
import java.util.Map;

/// What the demo store's merchant offers for points, in the words of the REST contract.
final class DemoRewards {
  static final List<Map<String, ?>> ALL =
      List.of(
          Map.of(
              "type",
              "free_shipping",
              "names",
              names("Free shipping", "Envío gratis", "Livraison gratuite"),
              "points_cost",
              300,
              "combines_with_order_discounts",
              true,
              "code_days",
              90),
          Map.of(
              "type",
              "amount_off",
              "names",
              names("$5 off your order", "5 $ de descuento", "5 $ de réduction"),
              "points_cost",
              500,
              "value",
              "5",
              "currency",
              "USD",
              "combines_with_shipping_discounts",
              true,
              "code_days",
              90),
          Map.of(
              "type",
              "percentage",
              "names",
              names("15 % off from $50", "15 % desde 50 $", "15 % de réduction dès 50 $"),
              "points_cost",
              1500,
              "value",
              "15",
              "minimum_spend",
              "50",
              "currency",
              "USD",
              "customer_limit",
              1,
              "code_days",
              90));

  private DemoRewards() {}

  private static Map<String, String> names(String english, String spanish, String french) {
    return Map.of("en", english, "es", spanish, "fr", french);
  }
}
