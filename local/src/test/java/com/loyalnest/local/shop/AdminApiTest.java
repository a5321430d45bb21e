package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the Admin API tells of the shop, and what it costs.
class AdminApiTest {
  private final RunningShop shop = RunningShop.shared();
  private final String token = shop.accessToken();

  @Test
  void anOrderIsToldWithItsLinesCustomerAndRefunds() {
    var product = shop.anyProduct();
    var order = shop.order(shop.newCustomer("Ana"), product, 2);
    var id = order.path("id").asString();
    var line = order.path("line_items").get(0).path("id").asString();
    shop.postJson("/api/orders/" + id + "/refund", "{\"lines\":{\"" + line + "\":1}}");

    var answer =
        askPatiently(
            """
            query($id: ID!) { order(id: $id) {
              legacyResourceId displayFinancialStatus test currencyCode customer { firstName }
              lineItems(first: 10) { nodes { quantity product { id tags isGiftCard }
                originalUnitPriceSet { shopMoney { amount currencyCode } } } pageInfo { hasNextPage } }
              refunds { totalRefundedSet { shopMoney { amount } }
                refundLineItems(first: 5) { nodes { quantity } } } } }
            """,
            Map.of("id", "gid://shopify/Order/" + id));

    var told = answer.at("/data/order");
    assertThat(told.path("legacyResourceId").asString()).isEqualTo(id);
    assertThat(told.path("displayFinancialStatus").asString()).isEqualTo("PARTIALLY_REFUNDED");
    assertThat(told.at("/customer/firstName").asString()).isEqualTo("Ana");
    var first = told.at("/lineItems/nodes/0");
    assertThat(first.path("quantity").asInt()).isEqualTo(2);
    assertThat(first.at("/product/id").asString()).isEqualTo("gid://shopify/Product/" + product);
    assertThat(first.at("/originalUnitPriceSet/shopMoney/amount").asString()).isEqualTo("118.00");
    assertThat(told.at("/lineItems/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(told.at("/refunds/0/totalRefundedSet/shopMoney/amount").asString())
        .isEqualTo("118.00");
    assertThat(told.at("/refunds/0/refundLineItems/nodes/0/quantity").asInt()).isEqualTo(1);
  }

  @Test
  void aGiftCardIsMadeOnceFoundByItsCodeAndDeactivated() {
    var code = java.util.UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    var create =
        """
        mutation($input: GiftCardCreateInput!) {
          giftCardCreate(input: $input) { giftCard { id balance { amount } } userErrors { code } } }
        """;
    var input =
        Map.of(
            "code",
            code,
            "customerId",
            "gid://shopify/Customer/" + shop.newCustomer("Gil"),
            "note",
            "mark",
            "initialAmount",
            Map.of("amount", "12.50", "currencyCode", "USD"));

    var made = askPatiently(create, Map.of("input", input)).at("/data/giftCardCreate");
    var again = askPatiently(create, Map.of("input", input)).at("/data/giftCardCreate");
    var found =
        askPatiently(
                "query($query: String!) { giftCards(first: 5, query: $query) { nodes { id note } } }",
                Map.of("query", code.toUpperCase(java.util.Locale.ROOT)))
            .at("/data/giftCards/nodes");
    var id = made.at("/giftCard/id").asString();
    var ended =
        askPatiently(
                """
                mutation($id: ID!) {
                  giftCardDeactivate(id: $id) { giftCard { enabled } userErrors { code } } }
                """,
                Map.of("id", id))
            .at("/data/giftCardDeactivate/giftCard/enabled");

    assertThat(made.at("/giftCard/balance/amount").asString()).isEqualTo("12.50");
    assertThat(again.at("/userErrors/0/code").asString()).isEqualTo("TAKEN");
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/id").asString()).isEqualTo(id);
    assertThat(found.at("/0/note").asString()).isEqualTo("mark");
    assertThat(ended.asBoolean()).isFalse();
  }

  @Test
  void storeCreditIsPaidAsOftenAsItIsAskedAndFoundByTheSecondItEnds() {
    var customer = "gid://shopify/Customer/" + shop.newCustomer("Stella");
    var credit =
        """
        mutation($id: ID!, $credit: StoreCreditAccountCreditInput!) {
          storeCreditAccountCredit(id: $id, creditInput: $credit) {
            storeCreditAccountTransaction { id } userErrors { code } } }
        """;
    var find =
        """
        query($id: ID!, $query: String!) { customer(id: $id) {
          storeCreditAccounts(first: 5) { nodes { transactions(first: 5, query: $query) { nodes {
            ... on StoreCreditAccountCreditTransaction { id expiresAt amount { amount } } } } } } } }
        """;
    var input =
        Map.of(
            "creditAmount",
            Map.of("amount", "5.00", "currencyCode", "USD"),
            "expiresAt",
            "2036-07-01T10:00:07Z");

    askPatiently(credit, Map.of("id", customer, "credit", input));
    askPatiently(credit, Map.of("id", customer, "credit", input));
    var refused =
        askPatiently(credit, Map.of("id", "gid://shopify/Customer/1", "credit", input))
            .at("/data/storeCreditAccountCredit/userErrors/0/code");
    var path = "/data/customer/storeCreditAccounts/nodes/0/transactions/nodes";
    var at07 = "expires_at:>='2036-07-01T10:00:07Z' AND expires_at:<='2036-07-01T10:00:07Z'";
    var at08 = "expires_at:>='2036-07-01T10:00:08Z' AND expires_at:<='2036-07-01T10:00:08Z'";

    assertThat(refused.asString()).isEqualTo("OWNER_NOT_FOUND");
    assertThat(askPatiently(find, Map.of("id", customer, "query", at07)).at(path)).hasSize(2);
    assertThat(askPatiently(find, Map.of("id", customer, "query", at08)).at(path)).isEmpty();
  }

  @Test
  void aDiscountCodeIsMadeOnceFoundInAnyCaseAndDeactivated() {
    var code = "CODE-" + java.util.UUID.randomUUID();
    var create =
        """
        mutation($discount: DiscountCodeBasicInput!) {
          created: discountCodeBasicCreate(basicCodeDiscount: $discount) {
            node: codeDiscountNode { id } userErrors { code } } }
        """;
    var discount =
        Map.of(
            "title",
            "LoyalNest reward 1",
            "code",
            code,
            "usageLimit",
            1,
            "customerGets",
            Map.of("items", Map.of("all", true), "value", Map.of("percentage", 0.1)));

    var made = askPatiently(create, Map.of("discount", discount)).at("/data/created");
    var again = askPatiently(create, Map.of("discount", discount)).at("/data/created");
    var found =
        askPatiently(
            """
            query($code: String!) { codeDiscountNodeByCode(code: $code) {
              id codeDiscount { ... on DiscountCodeBasic { title status } } } }
            """,
            Map.of("code", code.toLowerCase(java.util.Locale.ROOT)));
    var ended =
        askPatiently(
            """
            mutation($id: ID!) { discountCodeDeactivate(id: $id) {
              codeDiscountNode { codeDiscount {
                ... on DiscountCodeBasic { asyncUsageCount status } } } userErrors { code } } }
            """,
            Map.of("id", made.at("/node/id").asString()));

    assertThat(made.path("userErrors")).isEmpty();
    assertThat(again.at("/userErrors/0/code").asString()).isEqualTo("TAKEN");
    assertThat(found.at("/data/codeDiscountNodeByCode/id")).isEqualTo(made.at("/node/id"));
    assertThat(found.at("/data/codeDiscountNodeByCode/codeDiscount/title").asString())
        .isEqualTo("LoyalNest reward 1");
    var last = ended.at("/data/discountCodeDeactivate/codeDiscountNode/codeDiscount");
    assertThat(last.path("status").asString()).isEqualTo("EXPIRED");
    assertThat(last.path("asyncUsageCount").asInt()).isZero();
  }

  @Test
  void ordersComeInPagesSinceAMoment() {
    var customer = shop.newCustomer("Ana");
    var product = shop.anyProduct();
    var first = shop.order(customer, product, 1);
    var second = shop.order(customer, product, 1);
    var since = first.path("updated_at").asString();
    var query =
        "query($query: String, $after: String) { orders(first: 1, after: $after, query: $query)"
            + " { nodes { legacyResourceId } pageInfo { hasNextPage endCursor } } }";

    var page = askPatiently(query, Map.of("query", "updated_at:>='" + since + "'"));
    var seen = new ArrayList<String>();
    while (page.at("/data/orders/pageInfo/hasNextPage").asBoolean()) {
      seen.add(page.at("/data/orders/nodes/0/legacyResourceId").asString());
      var cursor = page.at("/data/orders/pageInfo/endCursor").asString();
      page = askPatiently(query, Map.of("query", "updated_at:>='" + since + "'", "after", cursor));
    }
    seen.add(page.at("/data/orders/nodes/0/legacyResourceId").asString());

    assertThat(seen).contains(first.path("id").asString(), second.path("id").asString());
    var future = askPatiently(query, Map.of("query", "updated_at:>2199-01-01T00:00:00Z"));
    assertThat(future.at("/data/orders/nodes")).isEmpty();
  }

  @Test
  void aSearchOrCursorThatWouldBeIgnoredIsAnError() {
    var query =
        "query($query: String, $after: String) { customers(first: 1, after: $after, query: $query)"
            + " { nodes { locale defaultEmailAddress { emailAddress } } } }";

    assertThat(askPatiently(query, Map.of("query", "email:x")).path("errors")).isNotEmpty();
    assertThat(askPatiently(query, Map.of("query", "updated_at:>soon")).path("errors"))
        .isNotEmpty();
    assertThat(askPatiently(query, Map.of("after", "x")).path("errors")).isNotEmpty();
  }

  @Test
  void customersProductsAndTheInstallationAreTold() {
    shop.newCustomer("Ana");
    shop.anyProduct();

    var answer =
        askPatiently(
            "{ customers(first: 1) { nodes { locale defaultEmailAddress { emailAddress } } }"
                + " products(first: 1) { nodes { title } }"
                + " currentAppInstallation { accessScopes { handle } } }",
            Map.of());

    assertThat(answer.at("/data/customers/nodes/0/defaultEmailAddress/emailAddress").asString())
        .contains("@");
    assertThat(answer.at("/data/products/nodes/0/title").asString()).isNotEmpty();
    assertThat(answer.at("/data/currentAppInstallation/accessScopes").toString())
        .contains("read_orders");
  }

  @Test
  void aGiftCardIsToldAsOne() {
    var product = shop.product("Gift card", "50.00", true);

    var answer =
        askPatiently(
            "query($id: ID!) { product(id: $id) { title isGiftCard } }",
            Map.of("id", "gid://shopify/Product/" + product));

    assertThat(answer.at("/data/product/isGiftCard").asBoolean()).isTrue();
  }

  @Test
  void whatIsUnknownOrOfAnotherTypeIsNull() {
    var product = shop.anyProduct();

    for (var gid :
        new String[] {"gid://shopify/Order/1", "gid://shopify/Product/" + product, "x"}) {
      var answer = askPatiently("query($id: ID!) { order(id: $id) { name } }", Map.of("id", gid));
      assertThat(answer.at("/data/order").isNull()).as(gid).isTrue();
    }
  }

  @Test
  void aFieldThatDoesNotExistIsAnError() {
    assertThat(askPatiently("{ shop { secrets } }", Map.of()).path("errors")).isNotEmpty();
    assertThat(askPatiently("{ shop {", Map.of()).path("errors")).isNotEmpty();
  }

  @Test
  void aQueryThatCostsTooMuchIsRefusedAndManyAreThrottled() {
    var dear =
        "{ order(id: \"gid://shopify/Order/1\") { lineItems(first: 250) { nodes { product { id } originalUnitPriceSet { shopMoney { amount } } taxLines { title } } } } }";
    assertThat(ask(dear, Map.of()).at("/errors/0/extensions/code").asString())
        .isEqualTo("MAX_COST_EXCEEDED");

    var many =
        IntStream.range(0, 400)
            .mapToObj(n ->
                "a%d: discountCodeDeactivate(id: \"gid://shopify/DiscountCodeNode/1\") { userErrors { message } }"
                    .formatted(n))
            .collect(Collectors.joining(" ", "mutation { ", " }"));
    JsonNode last = ask(many, Map.of());
    for (var n = 0; n < 8 && !last.has("errors"); n++) {
      last = ask(many, Map.of());
    }
    assertThat(last.at("/errors/0/extensions/code").asString()).isEqualTo("THROTTLED");
    assertThat(last.at("/extensions/cost/requestedQueryCost").asInt()).isPositive();
    assertThat(last.at("/extensions/cost/throttleStatus/currentlyAvailable").asInt())
        .isLessThan(last.at("/extensions/cost/requestedQueryCost").asInt());
  }

  @Test
  void whatAnAnswerDidNotComeToIsGivenBack() {
    var page =
        "{ orders(first: 50, query: \"updated_at:>'2099-01-01T00:00:00Z'\") { nodes { customer { id } } } }";

    var cost = askPatiently(page, Map.of()).at("/extensions/cost");

    assertThat(cost.path("requestedQueryCost").asInt()).isGreaterThan(100);
    assertThat(cost.path("actualQueryCost").asInt()).isLessThan(5);
  }

  @Test
  void anotherVersionIsNotThere() {
    var answer =
        shop.postJson(
            "/admin/api/2020-01/graphql.json",
            "{\"query\":\"{ shop { name } }\"}",
            "X-Shopify-Access-Token",
            token);

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  /// Asks again while the bucket is empty, as a client does.
  private JsonNode askPatiently(String query, Map<String, ?> variables) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> ask(query, variables),
            answer -> !answer.at("/errors/0/extensions/code").asString("").equals("THROTTLED"));
  }

  private JsonNode ask(String query, Map<String, ?> variables) {
    var body =
        JsonMapper.shared().writeValueAsString(Map.of("query", query, "variables", variables));
    var answer =
        shop.postJson("/admin/api/2026-07/graphql.json", body, "X-Shopify-Access-Token", token);
    assertThat(answer.statusCode()).isEqualTo(200);
    return RunningShop.json(answer);
  }
}
