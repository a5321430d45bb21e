package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.ShopSettings;
import com.loyalnest.local.shop.oauth.AdminTokens;
import com.loyalnest.local.shop.records.Records.Kind;
import graphql.GraphQL;
import graphql.GraphQLException;
import graphql.TypeResolutionEnvironment;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The schema and where its fields come from.
@Component
class AdminSchema {
  private static final String CUSTOMER_GID = "gid://shopify/Customer/";

  private final GraphQLSchema schema;

  AdminSchema(
      Views views,
      DiscountDesk discounts,
      GiftCardDesk giftCards,
      StoreCreditDesk storeCredits,
      BulkDesk bulk,
      ShopSettings settings) {
    Function<Kind, DataFetcher<?>> byId =
        kind ->
            environment ->
                views.find(kind, environment.<String>getArgumentOrDefault("id", "")).orElse(null);
    var wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(text("Date"))
            .scalar(text("DateTime"))
            .scalar(text("Decimal"))
            .scalar(text("UnsignedInt64"))
            .scalar(text("URL"))
            .type(
                "QueryRoot",
                type ->
                    type.dataFetcher("order", byId.apply(Kind.ORDER))
                        .dataFetcher("customer", byId.apply(Kind.CUSTOMER))
                        .dataFetcher("product", byId.apply(Kind.PRODUCT))
                        .dataFetcher(
                            "refund",
                            environment ->
                                views
                                    .refund(environment.<String>getArgumentOrDefault("id", ""))
                                    .orElse(null))
                        .dataFetcher("nodes", environment -> nodes(views, environment))
                        .dataFetcher("orders", pageOf(Kind.ORDER, views))
                        .dataFetcher("customers", pageOf(Kind.CUSTOMER, views))
                        .dataFetcher("products", pageOf(Kind.PRODUCT, views))
                        .dataFetcher(
                            "webhookSubscriptions", environment -> Map.of("nodes", List.of()))
                        .dataFetcher("currentAppInstallation", environment -> installation())
                        .dataFetcher("shop", environment -> shop(settings)))
            .type(
                "QueryRoot",
                type ->
                    type.dataFetcher(
                        "codeDiscountNodeByCode",
                        environment ->
                            discounts
                                .byCode(environment.<String>getArgumentOrDefault("code", ""))
                                .orElse(null)))
            .type(
                "Mutation",
                type ->
                    type.dataFetcher(
                            "discountCodeBasicCreate",
                            environment ->
                                discounts.create(
                                    "DiscountCodeBasic", input(environment, "basicCodeDiscount")))
                        .dataFetcher(
                            "discountCodeBxgyCreate",
                            environment ->
                                discounts.createBxgy(input(environment, "bxgyCodeDiscount")))
                        .dataFetcher(
                            "discountCodeFreeShippingCreate",
                            environment ->
                                discounts.create(
                                    "DiscountCodeFreeShipping",
                                    input(environment, "freeShippingCodeDiscount")))
                        .dataFetcher(
                            "discountCodeDeactivate",
                            environment ->
                                discounts.deactivate(
                                    environment.<String>getArgumentOrDefault("id", ""))))
            .type(
                "QueryRoot",
                type ->
                    type.dataFetcher(
                        "giftCards",
                        environment ->
                            Map.of(
                                "nodes",
                                giftCards.byCode(
                                    environment.<String>getArgumentOrDefault("query", "")))))
            .type(
                "Mutation",
                type ->
                    type.dataFetcher(
                            "giftCardCreate",
                            environment -> giftCards.create(input(environment, "input")))
                        .dataFetcher(
                            "giftCardDeactivate",
                            environment ->
                                giftCards.deactivate(
                                    environment.<String>getArgumentOrDefault("id", "")))
                        .dataFetcher(
                            "storeCreditAccountCredit",
                            environment ->
                                storeCredits.credit(
                                    environment.<String>getArgumentOrDefault("id", ""),
                                    input(environment, "creditInput"))))
            .type(
                "Customer",
                type -> type.dataFetcher("storeCreditAccounts", AdminSchema::oneAccount))
            .type(
                "StoreCreditAccount",
                type ->
                    type.dataFetcher(
                        "transactions", environment -> credits(storeCredits, environment)))
            .type(
                "StoreCreditAccountTransaction",
                type ->
                    type.typeResolver(environment ->
                        environment
                            .getSchema()
                            .getObjectType("StoreCreditAccountCreditTransaction")))
            .type(
                "QueryRoot",
                type ->
                    type.dataFetcher("ordersCount", countOf(Kind.ORDER, views))
                        .dataFetcher("customersCount", countOf(Kind.CUSTOMER, views))
                        .dataFetcher(
                            "bulkOperation",
                            environment ->
                                bulk.find(environment.<String>getArgumentOrDefault("id", ""))
                                    .orElse(null)))
            .type(
                "Mutation",
                type ->
                    type.dataFetcher(
                        "bulkOperationRunQuery",
                        environment ->
                            bulk.run(
                                executable(),
                                environment.<String>getArgumentOrDefault("query", ""))))
            .type("DiscountCode", type -> type.typeResolver(AdminSchema::discountType))
            .type("Node", type -> type.typeResolver(AdminSchema::nodeType))
            .type("Product", type -> type.dataFetcher("collections", page("collections")))
            .type(
                "Order",
                type ->
                    type.dataFetcher("lineItems", page("lineItems"))
                        .dataFetcher("shippingLines", page("shippingLines")))
            .type(
                "Refund",
                type ->
                    type.dataFetcher("refundLineItems", page("refundLineItems"))
                        .dataFetcher("refundShippingLines", page("refundShippingLines")))
            .build();
    this.schema =
        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl()), wiring);
  }

  GraphQLSchema schema() {
    return schema;
  }

  GraphQL executable() {
    return GraphQL.newGraphQL(schema).build();
  }

  static InputStreamReader sdl() {
    var stream =
        Objects.requireNonNull(AdminSchema.class.getResourceAsStream("/shop/admin.graphqls"));
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }

  private static Map<String, Object> input(DataFetchingEnvironment environment, String name) {
    return environment.<Map<String, Object>>getArgumentOrDefault(name, Map.of());
  }

  /// Products and customers by their gids.
  private static List<@Nullable Map<String, @Nullable Object>> nodes(
      Views views, DataFetchingEnvironment environment) {
    List<String> ids = environment.getArgumentOrDefault("ids", List.of());
    var found = new ArrayList<@Nullable Map<String, @Nullable Object>>();
    ids.forEach(id -> found.add(views.find(kind(id), id).orElse(null)));
    return found;
  }

  private static Kind kind(String gid) {
    return gid.startsWith(CUSTOMER_GID) ? Kind.CUSTOMER : Kind.PRODUCT;
  }

  /// Every customer has one account, in the shop's currency.
  private static Map<String, Object> oneAccount(DataFetchingEnvironment environment) {
    Map<String, Object> customer = Objects.requireNonNull(environment.getSource());
    return Map.of("nodes", List.of(Map.of("customer", customer.get("legacyResourceId"))));
  }

  private static Map<String, Object> credits(
      StoreCreditDesk storeCredits, DataFetchingEnvironment environment) {
    Map<String, Object> account = Objects.requireNonNull(environment.getSource());
    var customerId = Long.parseLong(String.valueOf(account.get("customer")));
    var query = environment.<String>getArgumentOrDefault("query", "");
    return Map.of("nodes", storeCredits.list(customerId, query));
  }

  private static GraphQLObjectType nodeType(TypeResolutionEnvironment environment) {
    Map<String, Object> node = environment.getObject();
    var isCustomer = String.valueOf(node.get("id")).startsWith(CUSTOMER_GID);
    return environment.getSchema().getObjectType(isCustomer ? "Customer" : "Product");
  }

  private static GraphQLObjectType discountType(TypeResolutionEnvironment environment) {
    Map<String, Object> discount = environment.getObject();
    return environment.getSchema().getObjectType(String.valueOf(discount.get(DiscountDesk.TYPE)));
  }

  private static Map<String, Object> installation() {
    var scopes =
        AdminTokens.SCOPES.stream()
            .map(scope -> Map.of("handle", scope, "description", scope.replace('_', ' ')))
            .toList();
    return Map.of("id", "gid://shopify/AppInstallation/548380009", "accessScopes", scopes);
  }

  /// Oldest first, each after the object whose id is the cursor. A bulk query goes through all of
  /// them, and remembers where it is.
  private static DataFetcher<?> pageOf(Kind kind, Views views) {
    return environment -> {
      var query = environment.<String>getArgumentOrDefault("query", "");
      BulkPage bulk = environment.getGraphQlContext().get(BulkPage.class);
      var size = bulk == null ? first(environment) : BulkPage.SIZE;
      var after = bulk == null ? cursor(environment) : bulk.after();
      var found = views.list(kind, UpdatedAtQuery.parse(query), after, size + 1);
      var page = found.subList(0, Math.min(size, found.size()));
      if (bulk != null && !page.isEmpty()) {
        bulk.read(Long.parseLong(String.valueOf(page.getLast().get("legacyResourceId"))));
      }
      var info = new HashMap<String, @Nullable Object>();
      info.put("hasNextPage", found.size() > size);
      info.put("endCursor", page.isEmpty() ? null : page.getLast().get("legacyResourceId"));
      return connection(page, info);
    };
  }

  private static Map<String, Object> connection(
      List<?> nodes, Map<String, @Nullable Object> pageInfo) {
    var edges = nodes.stream().map(node -> Map.of("node", node)).toList();
    return Map.of("edges", edges, "nodes", nodes, "pageInfo", pageInfo);
  }

  private static DataFetcher<?> countOf(Kind kind, Views views) {
    return environment -> {
      var query = environment.<String>getArgumentOrDefault("query", "");
      int limit = environment.getArgumentOrDefault("limit", 10_000);
      return Map.of("count", Math.min(limit, views.count(kind, UpdatedAtQuery.parse(query))));
    };
  }

  private static long cursor(DataFetchingEnvironment environment) {
    var after = environment.<String>getArgumentOrDefault("after", "0");
    if (!after.matches("\\d{1,18}")) {
      throw new GraphQLException("Invalid cursor for current pagination sort.");
    }
    return Long.parseLong(after);
  }

  private static Map<String, Object> shop(ShopSettings settings) {
    return Map.of(
        "id", "gid://shopify/Shop/548380009",
        "name", "Demo Nest",
        "myshopifyDomain", settings.domain(),
        "currencyCode", "USD");
  }

  /// A page of a list in the parent; a cursor is the number of the last element.
  private static DataFetcher<Map<String, Object>> page(String field) {
    return environment -> {
      List<?> all =
          Objects.requireNonNull(environment.<Map<String, List<?>>>getSource())
              .getOrDefault(field, List.of());
      var isBulk = environment.getGraphQlContext().hasKey(BulkPage.class);
      var from = after(environment);
      var to = isBulk ? all.size() : Math.min(all.size(), from + first(environment));
      var info = new HashMap<String, @Nullable Object>();
      info.put("hasNextPage", to < all.size());
      info.put("endCursor", to > from ? Integer.toString(to) : null);
      return connection(all.subList(Math.min(from, to), to), info);
    };
  }

  private static int first(DataFetchingEnvironment environment) {
    Integer first = environment.getArgument("first");
    return first == null ? 50 : Math.clamp(first, 0, 250);
  }

  private static int after(DataFetchingEnvironment environment) {
    if (!environment.containsArgument("after")) {
      return 0;
    }
    String after = environment.getArgument("after");
    return after == null || !after.matches("\\d{1,6}") ? 0 : Integer.parseInt(after);
  }

  private static GraphQLScalarType text(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new AsText()).build();
  }

  /// All our scalars are texts in JSON.
  private static final class AsText implements Coercing<String, String> {
    @Override
    public String serialize(Object value, graphql.GraphQLContext context, java.util.Locale locale) {
      return value.toString();
    }

    @Override
    public String parseValue(
        Object value, graphql.GraphQLContext context, java.util.Locale locale) {
      return value.toString();
    }

    @Override
    public String parseLiteral(
        graphql.language.Value<?> value,
        graphql.execution.CoercedVariables variables,
        graphql.GraphQLContext context,
        java.util.Locale locale) {
      if (value instanceof graphql.language.StringValue text) {
        return Objects.requireNonNullElse(text.getValue(), "");
      }
      throw new CoercingParseLiteralException("a text is expected");
    }
  }
}
