package com.loyalnest.local.shop;

import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.trade.Products;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One shop for all tests of a JVM, on a real Postgres, with an app that records what it is told.
final class RunningShop implements AutoCloseable {
  static final String DOMAIN = "demo-nest.myshopify.com";
  static final String CLIENT_ID = "test-client";
  static final String CLIENT_SECRET = "test-secret-of-at-least-32-characters";
  static final String MAIL_KEY = "SG.test";
  static final String TRACKING_KEY = "phc_test";

  /// What other services bring onto the class path here, as the launcher excludes it.
  private static final List<String> FOREIGN =
      List.of(
          "com.loyalnest.",
          "org.springdoc.",
          "org.springframework.boot.hibernate.",
          "org.springframework.boot.data.",
          "org.springframework.boot.grpc.",
          "org.springframework.boot.flyway.");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final RecordedApp app = new RecordedApp();
  private final ConfigurableApplicationContext context;
  private final HttpClient http = browser();
  private final String url;

  private RunningShop(String database) {
    context =
        new SpringApplicationBuilder(ShopApplication.class)
            .properties("spring.config.name=shop")
            .run(
                "--server.port=0",
                "--spring.autoconfigure.exclude=" + foreign(),
                "--shop.database.url="
                    + Postgres.SERVER.getJdbcUrl("shop_owner", database)
                    + "&currentSchema=shop",
                "--shop.database.user=shop_owner",
                "--shop.database.password=",
                "--shop.domain=" + DOMAIN,
                "--shop.client-id=" + CLIENT_ID,
                "--shop.client-secret=" + CLIENT_SECRET,
                "--shop.webhook-url=" + app.url() + "/webhook",
                "--shop.app-proxy-url=" + app.url() + "/proxy",
                "--shop.clock-file=" + clockFile(),
                "--shop.sendgrid.api-key=" + MAIL_KEY,
                "--shop.posthog.api-key=" + TRACKING_KEY,
                "--shop.webhooks.retry-scale=0.00001");
    url = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        var server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        execute(server, "create role shop_owner login");
        return server;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    static void execute(EmbeddedPostgres server, String sql) {
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  private static final class Shared {
    static final RunningShop SHOP = started("everyday");
  }

  static RunningShop shared() {
    return Shared.SHOP;
  }

  /// A shop of a test's own, empty.
  static RunningShop started(String database) {
    Postgres.execute(Postgres.SERVER, "create database " + database + " owner shop_owner");
    return new RunningShop(database);
  }

  @Override
  public void close() {
    context.close();
    app.close();
  }

  RecordedApp app() {
    return app;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// A browser that keeps its cookies and follows no redirects.
  static HttpClient browser() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  HttpResponse<String> get(String path) {
    return get(http, path);
  }

  HttpResponse<String> get(HttpClient browser, String path) {
    return send(browser, request(path).GET());
  }

  HttpResponse<String> postJson(String path, String body, String... headers) {
    return json("POST", path, body, headers);
  }

  HttpResponse<String> putJson(String path, String body) {
    return json("PUT", path, body);
  }

  private HttpResponse<String> json(String method, String path, String body, String... headers) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (var n = 0; n < headers.length; n += 2) {
      request.header(headers[n], headers[n + 1]);
    }
    return send(http, request);
  }

  HttpResponse<String> postForm(String path, Map<String, String> fields) {
    return postForm(http, path, fields);
  }

  HttpResponse<String> postForm(HttpClient browser, String path, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        browser,
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
  }

  private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /// A new customer's id.
  String newCustomer(String name) {
    var email = name + "-" + java.util.UUID.randomUUID() + "@example.com";
    return id(
        postJson(
            "/api/customers",
            "{\"firstName\":\"%s\",\"lastName\":\"Doe\",\"email\":\"%s\",\"locale\":\"fr\"}"
                .formatted(name, email)));
  }

  /// The id of something to buy.
  String anyProduct() {
    return product("Oak stool", "118.00", false);
  }

  String product(String title, String price, boolean giftCard) {
    return product(title, price, giftCard, "wood").path("id").asString();
  }

  /// A product that has one tag.
  JsonNode product(String title, String price, boolean giftCard, String tag) {
    return bean(Products.class)
        .add(title, new BigDecimal(price), List.of(tag), giftCard, bean(ShopClock.class).instant());
  }

  /// A paid order, in the shape in which the shop keeps it.
  JsonNode order(String customer, String product, int quantity) {
    var answer =
        postJson(
            "/api/orders",
            "{\"customerId\":\"%s\",\"items\":[{\"productId\":\"%s\",\"quantity\":%d}]}"
                .formatted(customer, product, quantity));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
    return json(answer);
  }

  /// The app's token for the Admin API.
  String accessToken() {
    var session = json(get("/admin/session-token?shop=" + DOMAIN)).path("token").asString();
    var pair =
        postForm(
            "/admin/oauth/access_token",
            Map.of(
                "client_id",
                CLIENT_ID,
                "client_secret",
                CLIENT_SECRET,
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                session));
    return json(pair).path("access_token").asString();
  }

  private static String id(HttpResponse<String> answer) {
    var id = json(answer).path("id").asString("");
    if (id.isEmpty()) {
      throw new AssertionError(answer.body());
    }
    return id;
  }

  private static String clockFile() {
    try {
      return Files.createTempDirectory("shop").resolve("clock").toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String foreign() {
    return StreamSupport.stream(
            ImportCandidates.load(AutoConfiguration.class, null).spliterator(), false)
        .filter(Objects::nonNull)
        .filter(candidate -> FOREIGN.stream().anyMatch(candidate::startsWith))
        .collect(Collectors.joining(","));
  }
}
