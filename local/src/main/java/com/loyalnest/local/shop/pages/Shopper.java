package com.loyalnest.local.shop.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is shopping in this browser, what lies in the cart and which codes were typed. All stands in
/// cookies, since everyone here may be anyone.
public final class Shopper {
  private static final String CUSTOMER = "shopper";
  private static final String CART = "cart";
  private static final String CODES = "codes";
  private static final int MOST_CODES = 5;

  private Shopper() {}

  /// The signed-in customer's id.
  public static Optional<Long> of(HttpServletRequest request) {
    return cookie(request, CUSTOMER).filter(value -> value.matches("\\d{1,18}")).map(Long::valueOf);
  }

  static void signIn(HttpServletResponse response, long customerId) {
    set(response, CUSTOMER, Long.toString(customerId), -1);
  }

  static void signOut(HttpServletResponse response) {
    set(response, CUSTOMER, "", 0);
  }

  /// Quantity by product id.
  static Map<Long, Integer> cart(HttpServletRequest request) {
    var cart = new LinkedHashMap<Long, Integer>();
    for (var item : cookie(request, CART).orElse("").split("_", -1)) {
      if (item.matches("\\d{1,18}-\\d{1,3}")) {
        var parts = item.split("-", 2);
        cart.put(Long.valueOf(parts[0]), Integer.valueOf(parts[1]));
      }
    }
    return cart;
  }

  static void fill(HttpServletResponse response, Map<Long, Integer> cart) {
    var text = new StringBuilder();
    cart.forEach(
        (product, quantity) -> text.append(product).append('-').append(quantity).append('_'));
    set(response, CART, text.toString(), -1);
  }

  /// The discount codes that the shopper has typed.
  static List<String> codes(HttpServletRequest request) {
    return Stream.of(cookie(request, CODES).orElse("").split("_", -1))
        .filter(text -> text.matches("[A-Za-z0-9-]+"))
        .limit(MOST_CODES)
        .toList();
  }

  static void keepCodes(HttpServletResponse response, List<String> codes) {
    set(response, CODES, String.join("_", codes), codes.isEmpty() ? 0 : -1);
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  private static void set(HttpServletResponse response, String name, String value, int maxAge) {
    var cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setMaxAge(maxAge);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
