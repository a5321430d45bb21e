package com.loyalnest.local.shop.pages;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.trade.Customers;
import com.loyalnest.local.shop.trade.PlaceOrder;
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
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What shoppers see: products, cart, checkout, account.
@RestController
class StorefrontController {
  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final int MOST = 100;

  private final Records records;
  private final Customers customers;
  private final PlaceOrder placeOrder;
  private final Pages pages;

  StorefrontController(Records records, Customers customers, PlaceOrder placeOrder, Pages pages) {
    this.records = records;
    this.customers = customers;
    this.placeOrder = placeOrder;
    this.pages = pages;
  }

  @GetMapping(path = "/", produces = HTML)
  String products() {
    var products =
        records.list(Kind.PRODUCT, MOST).stream().map(StorefrontController::product).toList();
    return pages.draw("products", "Shop", false, Map.of("products", products));
  }

  @GetMapping(path = "/products/{id}", produces = HTML)
  String product(@PathVariable long id) {
    var product =
        records.find(Kind.PRODUCT, id).orElseThrow(() -> new NotPossible("no such product"));
    return pages.draw("product", product.path("title").asString(), false, product(product));
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
    return goTo("/cart");
  }

  @GetMapping(path = "/cart", produces = HTML)
  String cart(HttpServletRequest request) {
    return pages.draw("cart", "Cart", false, cartFacts(request, null));
  }

  @PostMapping(path = "/checkout", produces = HTML)
  ResponseEntity<String> pay(
      @RequestParam(required = false) @Nullable String email,
      HttpServletRequest request,
      HttpServletResponse response) {
    var customer = customer(request);
    var items = new ArrayList<Purchase.Item>();
    Shopper.cart(request)
        .forEach((product, quantity) -> items.add(new Purchase.Item(product, quantity)));
    try {
      var order =
          placeOrder.place(
              new Purchase(
                  customer.map(found -> found.path("id").asLong()).orElse(null),
                  customer.isPresent() ? null : email,
                  items,
                  new BigDecimal("5.00"),
                  BigDecimal.ZERO,
                  BigDecimal.ZERO,
                  false,
                  customer.map(found -> found.path("locale").asString("en")).orElse("en"),
                  null));
      Shopper.fill(response, Map.of());
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header("Location", "/orders/" + order.path("id").asString())
          .build();
    } catch (NotPossible why) {
      return ResponseEntity.badRequest()
          .body(pages.draw("cart", "Cart", false, cartFacts(request, why.getMessage())));
    }
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

  private Map<String, Object> cartFacts(HttpServletRequest request, @Nullable String problem) {
    var lines = new ArrayList<Map<String, Object>>();
    var total = BigDecimal.ZERO;
    for (var item : Shopper.cart(request).entrySet()) {
      var product = records.find(Kind.PRODUCT, item.getKey());
      if (product.isPresent()) {
        var facts = new LinkedHashMap<>(product(product.get()));
        facts.put("quantity", item.getValue());
        lines.add(facts);
        total =
            total.add(
                new BigDecimal(price(product.get())).multiply(BigDecimal.valueOf(item.getValue())));
      }
    }
    var facts = new LinkedHashMap<String, Object>();
    facts.put("filled", !lines.isEmpty());
    facts.put("lines", lines);
    facts.put("total", total.toPlainString());
    facts.put("customer", customer(request).map(StorefrontController::name).orElse(""));
    facts.put("problem", problem == null ? "" : problem);
    return withoutEmpty(facts);
  }

  private Map<String, Object> accountFacts(HttpServletRequest request, @Nullable String problem) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("problem", problem == null ? "" : problem);
    var customer = customer(request);
    facts.put("customer", customer.map(StorefrontController::name).orElse(""));
    facts.put("email", customer.map(found -> found.path("email").asString()).orElse(""));
    facts.put("orders", customer.map(this::orders).orElse(List.of()));
    facts.put(
        "customers",
        records.list(Kind.CUSTOMER, MOST).stream()
            .map(each ->
                Map.of(
                    "id", each.path("id").asString(),
                    "name", name(each),
                    "email", each.path("email").asString()))
            .toList());
    return withoutEmpty(facts);
  }

  private List<Map<String, Object>> orders(JsonNode customer) {
    return records.list(Kind.ORDER, MOST).stream()
        .filter(order -> order.path("customer").path("id").asLong() == customer.path("id").asLong())
        .map(OrderFacts::of)
        .toList();
  }

  /// An empty text counts as absent in a template.
  private static Map<String, Object> withoutEmpty(Map<String, Object> facts) {
    facts.values().removeIf(""::equals);
    return facts;
  }

  private static Map<String, Object> product(JsonNode product) {
    var title = product.path("title").asString();
    return Map.of(
        "id", product.path("id").asString(),
        "title", title,
        "initial", title.substring(0, 1),
        "price", price(product));
  }

  private static String price(JsonNode product) {
    return product.path("variants").path(0).path("price").asString();
  }

  private static String name(JsonNode customer) {
    return (customer.path("first_name").asString() + " " + customer.path("last_name").asString())
        .strip();
  }

  private static ResponseEntity<Void> goTo(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
  }
}
