package com.loyalnest.local.shop.pages;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.discount.AppliedCode;
import com.loyalnest.local.shop.discount.CodeRefused;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.trade.PlaceOrder;
import com.loyalnest.local.shop.trade.PriceCart;
import com.loyalnest.local.shop.trade.Purchase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The cart and the checkout, with discount codes. A code that cannot be used says so beside its
/// field; one that was fine and no longer is leaves the cart.
@RestController
class CartController {
  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final BigDecimal SHIPPING = new BigDecimal("5.00");

  private final Records records;
  private final PlaceOrder placeOrder;
  private final PriceCart priceCart;
  private final Pages pages;

  CartController(Records records, PlaceOrder placeOrder, PriceCart priceCart, Pages pages) {
    this.records = records;
    this.placeOrder = placeOrder;
    this.priceCart = priceCart;
    this.pages = pages;
  }

  @PostMapping("/cart/add")
  ResponseEntity<Void> add(
      @RequestParam long product,
      @RequestParam int quantity,
      HttpServletRequest request,
      HttpServletResponse response) {
    var cart = Shopper.cart(request);
    cart.merge(product, Math.clamp(quantity, 1, 99), (had, more) -> Math.min(99, had + more));
    Shopper.fill(response, cart);
    return goTo("/cart");
  }

  @PostMapping("/cart/empty")
  ResponseEntity<Void> empty(HttpServletResponse response) {
    Shopper.fill(response, Map.of());
    Shopper.keepCodes(response, List.of());
    return goTo("/cart");
  }

  @GetMapping(path = "/cart", produces = HTML)
  String cart(HttpServletRequest request, HttpServletResponse response) {
    var codes = Shopper.codes(request);
    try {
      return page(request, codes, Map.of());
    } catch (CodeRefused why) {
      return withoutCode(why, codes, request, response);
    }
  }

  @PostMapping(path = "/cart/code", produces = HTML)
  ResponseEntity<String> addCode(
      @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
    var codes = Shopper.codes(request);
    var more = new ArrayList<>(codes);
    more.add(code.strip());
    try {
      priceCart.price(purchase(request, more));
      Shopper.keepCodes(response, more);
      return seeOther("/cart");
    } catch (CodeRefused why) {
      return ResponseEntity.badRequest()
          .body(page(request, codes, Map.of("codeProblem", problem(why), "code", code.strip())));
    }
  }

  @PostMapping("/cart/code/remove")
  ResponseEntity<Void> removeCode(
      @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
    var codes = new ArrayList<>(Shopper.codes(request));
    codes.removeIf(code::equalsIgnoreCase);
    Shopper.keepCodes(response, codes);
    return goTo("/cart");
  }

  /// Shopify's own path for a link that brings a code along; whether it can be used shows in the
  /// cart.
  @GetMapping("/discount/{code}")
  ResponseEntity<Void> link(@PathVariable String code, HttpServletResponse response) {
    Shopper.keepCodes(response, List.of(code.strip()));
    return goTo("/cart");
  }

  @PostMapping(path = "/checkout", produces = HTML)
  ResponseEntity<String> pay(
      @RequestParam(required = false) @Nullable String email,
      HttpServletRequest request,
      HttpServletResponse response) {
    var codes = Shopper.codes(request);
    try {
      var order = placeOrder.place(purchase(request, codes, email));
      Shopper.fill(response, Map.of());
      Shopper.keepCodes(response, List.of());
      return seeOther("/orders/" + order.path("id").asString());
    } catch (CodeRefused why) {
      return ResponseEntity.badRequest().body(withoutCode(why, codes, request, response));
    } catch (NotPossible why) {
      return ResponseEntity.badRequest()
          .body(page(request, codes, Map.of("problem", problem(why))));
    }
  }

  private String withoutCode(
      CodeRefused why,
      List<String> codes,
      HttpServletRequest request,
      HttpServletResponse response) {
    var others =
        codes.stream().filter(code -> !code.strip().equalsIgnoreCase(why.code().strip())).toList();
    Shopper.keepCodes(response, others);
    try {
      return page(request, others, Map.of("codeProblem", problem(why), "code", why.code()));
    } catch (CodeRefused next) {
      return withoutCode(next, others, request, response);
    }
  }

  private static String problem(NotPossible why) {
    return String.valueOf(why.getMessage());
  }

  private Purchase purchase(HttpServletRequest request, List<String> codes) {
    return purchase(request, codes, null);
  }

  private Purchase purchase(
      HttpServletRequest request, List<String> codes, @Nullable String guestEmail) {
    var customer = customer(request);
    return new Purchase(
        customer.map(found -> found.path("id").asLong()).orElse(null),
        customer.isPresent() ? null : guestEmail,
        items(request),
        SHIPPING,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        codes,
        false,
        customer.map(found -> found.path("locale").asString("en")).orElse("en"),
        null);
  }

  /// A cookie may remember what the shop no longer sells.
  private List<Purchase.Item> items(HttpServletRequest request) {
    return Shopper.cart(request).entrySet().stream()
        .filter(item -> records.find(Kind.PRODUCT, item.getKey()).isPresent())
        .map(item -> new Purchase.Item(item.getKey(), item.getValue()))
        .toList();
  }

  private Optional<JsonNode> customer(HttpServletRequest request) {
    return Shopper.of(request).flatMap(id -> records.find(Kind.CUSTOMER, id));
  }

  /// @throws CodeRefused when one of the codes cannot be used
  private String page(
      HttpServletRequest request, List<String> codes, Map<String, String> problems) {
    var price = priceCart.price(purchase(request, codes));
    var facts = new LinkedHashMap<String, Object>(problems);
    var lines = lines(request);
    facts.put("filled", !lines.isEmpty());
    facts.put("lines", lines);
    facts.put("subtotal", price.subtotal().toPlainString());
    facts.put("shipping", price.shipping().toPlainString());
    facts.put("total", price.total().toPlainString());
    facts.put("codes", price.codes().stream().map(CartController::code).toList());
    facts.put("customer", customer(request).map(ShopFacts::name).orElse(""));
    return pages.draw("cart", "Cart", false, ShopFacts.withoutEmpty(facts));
  }

  private static Map<String, String> code(AppliedCode applied) {
    return Map.of("name", applied.code().code(), "off", applied.total().toPlainString());
  }

  private List<Map<String, Object>> lines(HttpServletRequest request) {
    var lines = new ArrayList<Map<String, Object>>();
    Shopper.cart(request)
        .forEach((id, quantity) ->
            records
                .find(Kind.PRODUCT, id)
                .ifPresent(product -> {
                  var facts = new LinkedHashMap<>(ShopFacts.product(product));
                  facts.put("quantity", quantity);
                  lines.add(facts);
                }));
    return lines;
  }

  private static ResponseEntity<String> seeOther(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
  }

  private static ResponseEntity<Void> goTo(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
  }
}
