package com.loyalnest.admin.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A shop with orders, as its Admin API shows them. Its customers never change.
final class PlayedShop implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern WINDOW =
      Pattern.compile("updated_at:>='([^']+)' AND updated_at:<='([^']+)'");

  private final HttpServer server;
  private final Map<Long, Order> orders = new TreeMap<>();
  private final List<String> questions = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger throttlesAfter = new AtomicInteger(Integer.MAX_VALUE);
  private volatile String scopes = "read_orders";
  private volatile String bulkStatus = "COMPLETED";
  private volatile int status = 200;
  private volatile String bulkWindow = "";

  PlayedShop() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/admin/api/2026-07/graphql.json", this::answer);
    server.createContext("/bulk.jsonl", exchange -> send(exchange, 200, lines()));
    server.start();
  }

  /// @param refunds how many units of its one line were given back
  record Order(long id, Instant updatedAt, int refunds) {}

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void has(Order order) {
    orders.put(order.id(), order);
  }

  synchronized void hasNothing() {
    orders.clear();
    questions.clear();
    status = 200;
    scopes = "read_orders";
    bulkStatus = "COMPLETED";
    throttlesAfter.set(Integer.MAX_VALUE);
  }

  void showsAllOrders() {
    scopes = "read_all_orders";
  }

  void answersWith(int httpStatus) {
    status = httpStatus;
  }

  void bulkEnds(String bulk) {
    bulkStatus = bulk;
  }

  /// After so many more questions its budget is used up.
  void throttlesAfter(int more) {
    throttlesAfter.set(more);
  }

  List<String> questions(String part) {
    synchronized (questions) {
      return questions.stream().filter(question -> question.contains(part)).toList();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    questions.add(body);
    if (throttlesAfter.getAndDecrement() <= 0) {
      send(
          exchange,
          200,
          "{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\"}}]}");
      return;
    }
    send(exchange, status, "{\"data\":" + data(JSON.readTree(body)) + "}");
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String data(JsonNode question) {
    var query = question.path("query").asString();
    var variables = question.path("variables");
    if (query.contains("accessScopes")) {
      return "{\"currentAppInstallation\":{\"accessScopes\":[{\"handle\":\"%s\"}]}}"
          .formatted(scopes);
    }
    if (query.contains("customersCount")) {
      return "{\"counted\":{\"count\":0}}";
    }
    if (query.contains("page: customers")) {
      return page(Stream.of());
    }
    if (query.contains("ordersCount")) {
      return "{\"counted\":{\"count\":%d}}".formatted(in(window(variables)).count());
    }
    if (query.contains("page: orders")) {
      return page(
          in(window(variables))
              .map(order ->
                  "{\"legacyResourceId\":\"%d\",\"updatedAt\":\"%s\"}"
                      .formatted(order.id(), order.updatedAt())));
    }
    if (query.contains("object: order")) {
      var gid = variables.path("id").asString();
      var order = find(Long.parseLong(gid.substring(gid.lastIndexOf('/') + 1)));
      return "{\"object\":%s}".formatted(order == null ? "null" : whole(order));
    }
    if (query.contains("bulkOperationRunQuery")) {
      bulkWindow = variables.path("query").asString();
      return "{\"run\":{\"bulkOperation\":{\"id\":\"gid://shopify/BulkOperation/1\"},\"userErrors\":[]}}";
    }
    return "{\"bulkOperation\":{\"status\":\"%s\",\"errorCode\":null,\"rootObjectCount\":\"1\",\"url\":\"%s/bulk.jsonl\"}}"
        .formatted(bulkStatus, url());
  }

  private synchronized @org.jspecify.annotations.Nullable Order find(long id) {
    return orders.get(id);
  }

  private static String window(JsonNode variables) {
    return variables.path("query").asString();
  }

  private synchronized Stream<Order> in(String text) {
    var window = WINDOW.matcher(text);
    if (!window.find()) {
      throw new IllegalArgumentException(text);
    }
    var from = Instant.parse(window.group(1));
    var until = Instant.parse(window.group(2));
    return List.copyOf(orders.values()).stream()
        .filter(order -> !order.updatedAt().isBefore(from) && !order.updatedAt().isAfter(until));
  }

  private static String page(Stream<String> nodes) {
    return "{\"page\":{\"nodes\":[%s],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}}}"
        .formatted(nodes.collect(Collectors.joining(",")));
  }

  private String lines() {
    return in(bulkWindow)
        .map(order ->
            head(order).replaceFirst("\\{", "{\"id\":\"gid://shopify/Order/" + order.id() + "\",")
                + ",\"refunds\":"
                + (order.refunds() == 0 ? "[]" : "[{\"legacyResourceId\":\"5\"}]")
                + "}\n"
                + line(order)
                    .replaceFirst(
                        "\\{", "{\"__parentId\":\"gid://shopify/Order/" + order.id() + "\",")
                + "\n")
        .collect(Collectors.joining());
  }

  private static String whole(Order order) {
    return head(order)
        + ",\"lineItems\":{\"nodes\":["
        + line(order)
        + "],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}},"
        + "\"shippingLines\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":false}},\"refunds\":["
        + (order.refunds() == 0 ? "" : refund(order))
        + "]}";
  }

  /// Not closed.
  private static String head(Order order) {
    return """
    {"legacyResourceId":"%d","name":"#1","createdAt":"%s","updatedAt":"%s","cancelledAt":null,
    "displayFinancialStatus":"PAID","sourceName":"web","test":false,"currencyCode":"USD","taxesIncluded":false,
    "customerLocale":"en","discountCodes":[],"email":"jo@example.com","phone":null,"totalPriceSet":{"shopMoney":{"amount":"118.0"}},
    "totalTaxSet":{"shopMoney":{"amount":"0.0"}},"totalTipReceivedSet":{"shopMoney":{"amount":"0.0"}},
    "billingAddress":{"firstName":"Jo","lastName":"Doe"},"customer":{"legacyResourceId":"7","firstName":"Jo",
    "lastName":"Doe","defaultEmailAddress":{"emailAddress":"jo@example.com"},"defaultPhoneNumber":null}\
    """
        .replace("\n", "")
        .formatted(order.id(), order.updatedAt(), order.updatedAt());
  }

  private static String line(Order order) {
    return """
    {"id":"gid://shopify/LineItem/%d","quantity":2,"isGiftCard":false,"product":{"legacyResourceId":"77"},"variant":null,
    "originalUnitPriceSet":{"shopMoney":{"amount":"59.0"}},"discountAllocations":[],"taxLines":[]}\
    """
        .replace("\n", "")
        .formatted(order.id());
  }

  private static String refund(Order order) {
    return """
    {"legacyResourceId":"5%d","createdAt":"%s","totalRefundedSet":{"shopMoney":{"amount":"59.0"}},"refundLineItems":{"nodes":[
    {"quantity":%d,"lineItem":{"id":"gid://shopify/LineItem/%d"},"subtotalSet":{"shopMoney":{"amount":"59.0"}},
    "totalTaxSet":{"shopMoney":{"amount":"0.0"}}}],"pageInfo":{"hasNextPage":%b}},
    "refundShippingLines":{"nodes":[],"pageInfo":{"hasNextPage":false}}}\
    """
        .replace("\n", "")
        .formatted(
            order.id(), order.updatedAt(), order.refunds(), order.id(), order.refunds() > 20);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
