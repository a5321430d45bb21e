package com.loyalnest.local.shop;

import static com.loyalnest.local.shop.Codes.amount;
import static com.loyalnest.local.shop.Codes.besides;
import static com.loyalnest.local.shop.Codes.onTop;
import static com.loyalnest.local.shop.Codes.onlyFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.local.shop.records.Collections;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who buys something of a collection gets a product free, as Shopify counts it.
class FreeProductCodesTest {
  private static final Map<String, String> ONE = Map.of("quantity", "1");

  private final RunningShop shop = RunningShop.shared();
  private final Codes codes = Codes.in(shop);
  private final String customer = shop.newCustomer("Noa");
  private final JsonNode pot = shop.product("Tea pot", "36.00", false, "kitchen");
  private final JsonNode mug = shop.product("Ceramic mug", "14.00", false, "kitchen");
  private final JsonNode lamp = shop.product("Reading lamp", "74.25", false, "light");

  @Test
  void onePieceIsFreeBesideWhatIsBoughtOfTheCollection() {
    var code = codes.freeProduct(variant(lamp), ONE, onlyFor(customer));

    var order = bought(code, item(pot, 1), item(lamp, 2));

    assertThat(allocations(order, 0)).isEmpty();
    assertThat(allocations(order, 1)).containsExactly("74.25");
    assertThat(order.path("total_price").asString()).isEqualTo("110.25");
    assertThat(order.at("/discount_codes/0").toString())
        .contains("\"" + code + "\"", "\"74.25\"", "\"percentage\"");
    assertThat(order.at("/discount_applications/0/target_selection").asString())
        .isEqualTo("entitled");
    assertThat(order.at("/discount_applications/0/allocation_method").asString()).isEqualTo("each");
    assertThat(codes.uses(code)).isEqualTo(1);
  }

  @Test
  void theAppHearsOfTheCode() {
    var code = codes.freeProduct(variant(lamp), ONE);
    var id = bought(code, item(pot, 1), item(lamp, 1)).path("id").asString();

    var heard =
        Awaitility.await()
            .until(
                () ->
                    shop.app().webhooks().stream()
                        .filter(each -> each.header("x-shopify-topic").equals("orders/paid"))
                        .map(each -> RunningShop.json(each.text()))
                        .filter(order -> order.path("id").asString().equals(id))
                        .findFirst(),
                java.util.Optional::isPresent)
            .orElseThrow();

    assertThat(heard.at("/discount_codes/0/code").asString()).isEqualTo(code);
    assertThat(allocations(heard, 1)).containsExactly("74.25");
  }

  @Test
  void aPieceThatIsFreeIsNotTheOneThatIsBought() {
    var code = codes.freeProduct(variant(mug), ONE);

    assertThat(order(code, item(mug, 1)).body()).contains("needs more of its collection");

    assertThat(bought(code, item(mug, 2)).path("total_price").asString()).isEqualTo("14.00");
  }

  @Test
  void whatMustBeSpentIsSpentOnTheCollectionAlone() {
    var code = codes.freeProduct(variant(mug), Map.of("amount", "50.00"));

    assertThat(order(code, item(pot, 1), item(mug, 1), item(lamp, 1)).body())
        .contains("needs more of its collection");

    assertThat(bought(code, item(pot, 1), item(mug, 2)).path("total_price").asString())
        .isEqualTo("50.00");
  }

  @Test
  void aCartWithoutTheProductOrWithoutTheCollectionIsRefused() {
    var code = codes.freeProduct(variant(mug), ONE);

    assertThat(order(code, item(pot, 1)).body()).contains("Put the free product into the cart");
    assertThat(order(code, item(mug, 1), item(lamp, 1)).body())
        .contains("needs more of its collection");
    assertThat(codes.uses(code)).isZero();
  }

  @Test
  void anAmountBesideItComesOffWhatIsLeftWhicheverWasTypedFirst() {
    var free = codes.freeProduct(variant(mug), ONE, besides("order"));
    var off = codes.basic(amount("100.00"), besides("product"));

    var order = bought(List.of(off, free), item(pot, 1), item(mug, 1));

    assertThat(order.path("total_price").asString()).isEqualTo("0.00");
    assertThat(order.at("/discount_codes/0/code").asString()).isEqualTo(free);
    assertThat(order.at("/discount_codes/0/amount").asString()).isEqualTo("14.00");
    assertThat(order.at("/discount_codes/1/amount").asString()).isEqualTo("36.00");
  }

  @Test
  void aRefusedCombinationUsesNeither() {
    var free = codes.freeProduct(variant(mug), ONE);
    var off = codes.basic(amount("5.00"), besides("product"));

    assertThat(order(List.of(off, free), item(pot, 1), item(mug, 1)).body())
        .contains("cannot be used together");
    assertThat(codes.uses(free)).isZero();
    assertThat(codes.uses(off)).isZero();
  }

  @Test
  void aCollectionThatTheShopHasNotIsRefused() {
    var input = new TreeMap<String, Object>(Map.of("title", "Reward", "code", "NO-COLLECTION"));
    input.putAll(onTop(variant(mug), ONE, Collections.KITCHEN + 1));

    assertThat(codes.errors("Bxgy", "bxgy", input).at("/0/message").asString())
        .isEqualTo("Customer buys collection does not exist.");
    assertThat(codes.exists("NO-COLLECTION")).isFalse();
  }

  @Test
  void aCodeForNoVariantIsRefused() {
    var input = new TreeMap<String, Object>(Map.of("title", "Reward", "code", "NO-VARIANT"));
    input.putAll(onTop("mug", ONE, Collections.KITCHEN));

    assertThat(codes.errors("Bxgy", "bxgy", input).at("/0/message").asString())
        .isEqualTo("Customer gets product variant does not exist.");
    assertThat(codes.exists("NO-VARIANT")).isFalse();
  }

  private static String variant(JsonNode product) {
    return product.at("/variants/0/id").asString();
  }

  private static String item(JsonNode product, int quantity) {
    return "{\"productId\":\"%s\",\"quantity\":%d}"
        .formatted(product.path("id").asString(), quantity);
  }

  private JsonNode bought(String code, String... items) {
    return bought(List.of(code), items);
  }

  private JsonNode bought(List<String> typed, String... items) {
    var answer = order(typed, items);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningShop.json(answer);
  }

  private HttpResponse<String> order(String code, String... items) {
    return order(List.of(code), items);
  }

  private HttpResponse<String> order(List<String> typed, String... items) {
    var quoted =
        typed.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(",", "[", "]"));
    return shop.postJson(
        "/api/orders",
        "{\"customerId\":\"%s\",\"items\":%s,\"discountCodes\":%s}"
            .formatted(
                customer, Stream.of(items).collect(Collectors.joining(",", "[", "]")), quoted));
  }

  private static List<String> allocations(JsonNode order, int line) {
    return order
        .path("line_items")
        .path(line)
        .path("discount_allocations")
        .valueStream()
        .map(allocation -> allocation.path("amount").asString())
        .toList();
  }
}
