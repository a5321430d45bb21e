package com.loyalnest.local.shop.pages;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.trade.Customers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What shoppers see beside the cart: products, orders, account.
@RestController
class StorefrontController {
  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final int MOST = 100;

  private final Records records;
  private final Customers customers;
  private final Pages pages;

  StorefrontController(Records records, Customers customers, Pages pages) {
    this.records = records;
    this.customers = customers;
    this.pages = pages;
  }

  @GetMapping(path = "/", produces = HTML)
  String products() {
    var products = records.list(Kind.PRODUCT, MOST).stream().map(ShopFacts::product).toList();
    return pages.draw("products", "Shop", false, Map.of("products", products));
  }

  @GetMapping(path = "/products/{id}", produces = HTML)
  String product(@PathVariable long id) {
    var product =
        records.find(Kind.PRODUCT, id).orElseThrow(() -> new NotPossible("no such product"));
    return pages.draw(
        "product", product.path("title").asString(), false, ShopFacts.product(product));
  }

  @GetMapping(path = "/orders/{id}", produces = HTML)
  String order(@PathVariable long id) {
    var order = records.find(Kind.ORDER, id).orElseThrow(() -> new NotPossible("no such order"));
    var facts = new LinkedHashMap<>(OrderFacts.of(order));
    facts.put("heading", "Order " + order.path("name").asString());
    return pages.draw("order", "Order", false, facts);
  }

  @GetMapping(path = "/account", produces = HTML)
  String account(HttpServletRequest request) {
    return pages.draw("account", "Account", false, accountFacts(request, null));
  }

  /// Shopify's own path for signing in, with the page to go back to.
  @GetMapping(path = "/account/login", produces = HTML)
  String login(
      @RequestParam(name = "return_url", defaultValue = "/account") String returnUrl,
      HttpServletRequest request) {
    var facts = new LinkedHashMap<>(accountFacts(request, null));
    facts.put("returnUrl", onThisShop(returnUrl));
    return pages.draw("account", "Account", false, facts);
  }

  @PostMapping("/account/sign-in")
  ResponseEntity<Void> signIn(
      @RequestParam long customer,
      @RequestParam(name = "return_url", defaultValue = "/account") String returnUrl,
      HttpServletResponse response) {
    if (records.find(Kind.CUSTOMER, customer).isEmpty()) {
      throw new NotPossible("no such customer");
    }
    Shopper.signIn(response, customer);
    return goTo(onThisShop(returnUrl));
  }

  /// A path of the shop, and nothing that leads elsewhere.
  private static String onThisShop(String returnUrl) {
    return returnUrl.matches("/([^/\\\\\\s][^\\\\\\s]*)?") ? returnUrl : "/account";
  }

  @PostMapping("/account/sign-out")
  ResponseEntity<Void> signOut(HttpServletResponse response) {
    Shopper.signOut(response);
    return goTo("/");
  }

  @PostMapping("/account/register")
  ResponseEntity<String> register(
      @RequestParam String first,
      @RequestParam String last,
      @RequestParam String email,
      @RequestParam String locale,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      var customer = customers.register(first, last, email, locale);
      Shopper.signIn(response, customer.path("id").asLong());
      return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", "/account").build();
    } catch (NotPossible why) {
      return ResponseEntity.badRequest()
          .body(pages.draw("account", "Account", false, accountFacts(request, why.getMessage())));
    }
  }

  @ExceptionHandler(NotPossible.class)
  ResponseEntity<String> notPossible(NotPossible why) {
    return ResponseEntity.status(404).body(String.valueOf(why.getMessage()));
  }

  private Optional<JsonNode> customer(HttpServletRequest request) {
    return Shopper.of(request).flatMap(id -> records.find(Kind.CUSTOMER, id));
  }

  private Map<String, Object> accountFacts(HttpServletRequest request, @Nullable String problem) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("problem", problem == null ? "" : problem);
    var customer = customer(request);
    facts.put("customer", customer.map(ShopFacts::name).orElse(""));
    facts.put("email", customer.map(found -> found.path("email").asString()).orElse(""));
    facts.put("orders", customer.map(this::orders).orElse(List.of()));
    facts.put(
        "customers",
        records.list(Kind.CUSTOMER, MOST).stream()
            .map(each ->
                Map.of(
                    "id", each.path("id").asString(),
                    "name", ShopFacts.name(each),
                    "email", each.path("email").asString()))
            .toList());
    return ShopFacts.withoutEmpty(facts);
  }

  private List<Map<String, Object>> orders(JsonNode customer) {
    return records.list(Kind.ORDER, MOST).stream()
        .filter(order -> order.path("customer").path("id").asLong() == customer.path("id").asLong())
        .map(OrderFacts::of)
        .toList();
  }

  private static ResponseEntity<Void> goTo(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
  }
}
