package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Trade for tools and tests. Ids are texts, so that nobody's JavaScript rounds them.
@RestController
class TradeController {
  private static final int MOST = 200;

  private final Records records;
  private final Customers customers;
  private final PlaceOrder placeOrder;
  private final ReverseOrder reverseOrder;

  TradeController(
      Records records, Customers customers, PlaceOrder placeOrder, ReverseOrder reverseOrder) {
    this.records = records;
    this.customers = customers;
    this.placeOrder = placeOrder;
    this.reverseOrder = reverseOrder;
  }

  record NewCustomer(
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String email,
      @Nullable String locale) {}

  record NewOrder(
      @Nullable String customerId,
      @Nullable String guestEmail,
      @Nullable List<NewItem> items,
      @Nullable List<String> discountCodes,
      @Nullable Boolean test) {}

  record NewItem(@Nullable String productId, int quantity) {}

  record NewRefund(@Nullable Map<String, Integer> lines) {}

  @GetMapping("/api/customers")
  List<ObjectNode> customers() {
    return records.list(Kind.CUSTOMER, MOST).stream().map(TradeController::readable).toList();
  }

  @GetMapping("/api/products")
  List<ObjectNode> products() {
    return records.list(Kind.PRODUCT, MOST).stream().map(TradeController::readable).toList();
  }

  @PostMapping("/api/customers")
  ObjectNode register(@RequestBody NewCustomer wanted) {
    var locale = wanted.locale() == null ? "en" : wanted.locale();
    var lastName = wanted.lastName() == null ? "" : wanted.lastName();
    return readable(
        customers.register(
            needed("firstName", wanted.firstName()),
            lastName,
            needed("email", wanted.email()),
            locale));
  }

  @PostMapping("/api/orders")
  ObjectNode order(@RequestBody NewOrder wanted) {
    var items =
        needed("items", wanted.items()).stream()
            .map(item ->
                new Purchase.Item(
                    number(needed("items.productId", item.productId())), item.quantity()))
            .toList();
    return readable(
        placeOrder.place(
            new Purchase(
                wanted.customerId() == null ? null : number(wanted.customerId()),
                wanted.guestEmail(),
                items,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                wanted.discountCodes() == null ? List.of() : wanted.discountCodes(),
                Boolean.TRUE.equals(wanted.test()),
                "en",
                null)));
  }

  @PostMapping("/api/orders/{id}/refund")
  ObjectNode refund(@PathVariable String id, @RequestBody NewRefund wanted) {
    var lines = new HashMap<Long, Integer>();
    if (wanted.lines() != null) {
      wanted.lines().forEach((line, quantity) -> lines.put(number(line), quantity));
    }
    return readable(reverseOrder.refund(number(id), lines));
  }

  @PostMapping("/api/orders/{id}/cancel")
  ObjectNode cancel(@PathVariable String id) {
    return readable(reverseOrder.cancel(number(id)));
  }

  @ExceptionHandler(NotPossible.class)
  ResponseEntity<Map<String, String>> notPossible(NotPossible why) {
    return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(why.getMessage())));
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new NotPossible(field + ": is needed");
    }
    return value;
  }

  private static long number(String id) {
    if (!id.matches("\\d{1,18}")) {
      throw new NotPossible("not an id: " + id);
    }
    return Long.parseLong(id);
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<Map<String, String>> unreadable(HttpMessageNotReadableException why) {
    return ResponseEntity.badRequest().body(Map.of("error", "the body is not the JSON expected"));
  }

  private static ObjectNode readable(ObjectNode document) {
    return document.put("id", document.path("id").asString());
  }
}
