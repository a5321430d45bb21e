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
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A shop with orders and customers, as its Admin API shows them.
final class PlayedShop implements AutoCloseable {
  /// An order with more shipping lines than are read at once.
  static final long TOO_BIG = 99;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern WINDOW =
      Pattern.compile("updated_at:>='([^']+)' AND updated_at:<='([^']+)'");

  private final HttpServer server;
  private final Map<Long, Order> orders = new TreeMap<>();
  private final Map<Long, Customer> customers = new TreeMap<>();
  private final List<String> questions = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger throttlesAfter = new AtomicInteger(Integer.MAX_VALUE);
  private volatile String scopes = "read_orders";
  private volatile String bulkStatus = "COMPLETED";
  private volatile int status = 200;
  private volatile String subscriptions = "";
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

  record Customer(long id, Instant createdAt, Instant updatedAt) {}

  synchronized void has(Customer customer) {
    customers.put(customer.id(), customer);
  }

  synchronized void has(Order order) {
    orders.put(order.id(), order);
  }

  synchronized void hasNothing() {
    orders.clear();
    customers.clear();
    questions.clear();
    status = 200;
    scopes = "read_orders";
    bulkStatus = "COMPLETED";
    subscriptions = "";
    throttlesAfter.set(Integer.MAX_VALUE);
  }

  void showsAllOrders() {
    scopes = "read_all_orders";
  }

  /// A subscription of this shop alone.
  void tells(String topic, String uri) {
    subscriptions = "{\"topic\":\"%s\",\"uri\":\"%s\"}".formatted(topic, uri);
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
    if (query.contains("webhookSubscriptions")) {
      return "{\"webhookSubscriptions\":{\"nodes\":[%s]}}".formatted(subscriptions);
    }
    if (query.contains("customersCount")) {
      return "{\"counted\":{\"count\":%d}}".formatted(customersIn(window(variables)).count());
    }
    if (query.contains("page: customers")) {
      return page(
          customersIn(window(variables))
              .map(customer ->
                  "{\"legacyResourceId\":\"%d\",\"updatedAt\":\"%s\"}"
                      .formatted(customer.id(), customer.updatedAt())));
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
    if (query.contains("object: customer")) {
      return "{\"object\":%s}".formatted(customer(variables.path("id").asString()));
    }
    if (query.contains("object: order")) {
      var gid = variables.path("id").asString();
      var order = find(Long.parseLong(gid.substring(gid.lastIndexOf('/') + 1)));
      return "{\"object\":%s}".formatted(order == null ? "null" : whole(order));
    }
    if (query.contains("refund(id")) {
      var gid = variables.path("id").asString();
      var order = find(Long.parseLong(gid.substring(gid.lastIndexOf('/') + 2)));
      return "{\"refund\":%s}"
          .formatted(order == null ? "null" : refund(order, variables.path("after").asString("")));
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

  private synchronized Stream<Order> in(String window) {
    return List.copyOf(orders.values()).stream().filter(order -> isIn(window, order.updatedAt()));
  }

  private synchronized Stream<Customer> customersIn(String window) {
    return List.copyOf(customers.values()).stream()
        .filter(customer -> isIn(window, customer.updatedAt()));
  }

  private static boolean isIn(String text, Instant updatedAt) {
    var window = WINDOW.matcher(text);
    if (!window.find()) {
      throw new IllegalArgumentException(text);
    }
    return !updatedAt.isBefore(Instant.parse(window.group(1)))
        && !updatedAt.isAfter(Instant.parse(window.group(2)));
  }

  private synchronized String customer(String gid) {
    var id = Long.parseLong(gid.substring(gid.lastIndexOf('/') + 1));
    var customer = Objects.requireNonNull(customers.get(id));
    return """
    {"legacyResourceId":"%d","createdAt":"%s","updatedAt":"%s","firstName":"Jo","lastName":"Doe","locale":"en",
    "state":"ENABLED","verifiedEmail":true,"defaultEmailAddress":null,"defaultPhoneNumber":null}\
    """
        .replace("\n", "")
        .formatted(customer.id(), customer.createdAt(), customer.updatedAt());
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
        + "\"shippingLines\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":"
        + (order.id() == TOO_BIG)
        + "}},\"refunds\":["
        + (order.refunds() == 0 ? "" : "{\"legacyResourceId\":\"5" + order.id() + "\"}")
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

  /// A page holds twenty units, each in a line of its own.
  private static String refund(Order order, String after) {
    var from = after.isEmpty() ? 0 : Integer.parseInt(after);
    var to = Math.min(order.refunds(), from + 20);
    return """
    {"legacyResourceId":"5%d","createdAt":"%s","totalRefundedSet":{"shopMoney":{"amount":"59.0"}},"refundLineItems":{"nodes":[
    %s],"pageInfo":{"hasNextPage":%b,"endCursor":"%d"}},
    "refundShippingLines":{"nodes":[],"pageInfo":{"hasNextPage":false}}}\
    """
        .replace("\n", "")
        .formatted(
            order.id(),
            order.updatedAt(),
            IntStream.range(from, to).mapToObj(n -> unit(order)).collect(Collectors.joining(",")),
            to < order.refunds(),
            to);
  }

  private static String unit(Order order) {
    return """
    {"quantity":1,"lineItem":{"id":"gid://shopify/LineItem/%d"},"subtotalSet":{"shopMoney":{"amount":"59.0"}},
    "totalTaxSet":{"shopMoney":{"amount":"0.0"}}}\
    """
        .replace("\n", "")
        .formatted(order.id());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
