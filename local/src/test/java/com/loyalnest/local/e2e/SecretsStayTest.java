package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Tokens, codes, keys and addresses are planted, used rightly and wrongly, and then looked for in
/// everything that the suite wrote: every column of every table of its services, Redis, its logs.
@Tag("e2e")
class SecretsStayTest {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Path LOGS = Path.of("target", "suite-logs");
  private static final String ADDRESS = "canary.person@example.com";

  /// Its own: what is planted would stand in the way of others.
  private final LocalSuite suite = LocalSuite.start(false);

  private final Shop shop = suite.doors();
  private final long customer = Shop.newId();
  private final Map<String, String> canaries = new LinkedHashMap<>();

  @AfterEach
  void end() {
    suite.close();
  }

  @Test
  void nothingThatIsSecretLiesAnywhereInPlain() throws Exception {
    plant();
    misuse();

    assertThat(canaries.values()).hasSizeGreaterThan(7).allMatch(canary -> canary.length() > 8);
    assertThat(searched(canaries)).isEmpty();
    var open = Map.of("customer", Long.toString(customer), "merchant", shop.suite().merchantId());
    assertThat(searched(open))
        .as("the search finds what is no secret")
        .contains("customer in admin.outbox", "customer in points.customer_identities")
        .anyMatch(place -> place.startsWith("merchant in redis"));
  }

  private List<String> searched(Map<String, String> texts) throws Exception {
    var found = new ArrayList<String>();
    try (var connection = shop.suite().connect()) {
      for (var table : tables(connection)) {
        found.addAll(inTable(connection, table, texts));
      }
    }
    found.addAll(inRedis(texts));
    found.addAll(inLogs(texts));
    return found;
  }

  private void plant() throws Exception {
    canaries.put("client secret", shop.suite().clientSecret());
    canaries.put("merchant's token", shop.suite().merchantToken());
    canaries.put("service key", suite.serviceKey());
    canaries.put("address", ADDRESS);
    tokens("access");
    tokens("refresh");
    var order = Shop.paidOrder(Shop.newId(), customer);
    shop.deliver("orders/paid", order.replace("robin." + customer + "@example.com", ADDRESS));
    within(SOON, () -> shop.balance(customer), points -> points > 0);
    var key =
        Shop.json(answered("/v1/api/api-keys", "{\"name\": \"canary\", \"areas\": [\"reports\"]}"));
    canaries.put("api key", key.path("secret").asString(key.path("key").asString("")));
    var reward =
        Shop.json(
                answered(
                    "/v1/api/rewards",
                    """
                    {"definition": {"type": "amount_off", "names": {"en": "canary"}, "points_cost": 10,
                     "value": "5", "currency": "USD"}}
                    """))
            .at("/reward/reward_id")
            .asString();
    answered(
        "/v1/api/rewards/redeem",
        """
        {"reward_id": "%s", "customer_id": "%d", "idempotency_key": "canary-%d"}
        """
            .formatted(reward, customer, customer));
    canaries.put("discount code", within(SOON, this::code, code -> !code.isEmpty()));
  }

  private String code() throws Exception {
    return Shop.json(shop.get("/v1/api/rewards/redemptions?customer_id=" + customer))
        .at("/redemptions/0/discount_code")
        .asString("");
  }

  /// The stand-in shop gave them.
  private void tokens(String kind) throws SQLException {
    try (var connection = shop.suite().connect();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select token from shop.access_tokens where live and kind = '"
                        + kind
                        + "' order by expires_at desc limit 2")) {
      for (var n = 0; rows.next(); n++) {
        canaries.put(kind + " token " + n, rows.getString(1));
      }
    }
  }

  private java.net.http.HttpResponse<String> answered(String path, String body) throws Exception {
    var answer = shop.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  /// Errors hold nothing of what they are about.
  private void misuse() throws Exception {
    var secret = shop.suite().clientSecret();
    shop.post("/v1/api/auth/login", "{\"shop\": \"x\", \"api_token\": \"" + secret + "\"}");
    shop.post(
        "/v1/api/rewards/redeem", "{\"reward_id\": \"" + canaries.get("discount code") + "\"}");
    shop.get("/v1/api/points/balance?customer_id=" + canaries.get("api key"));
    shop.get("/v1/api/auth/callback?code=" + secret + "&state=" + ADDRESS);
    shop.deliver("orders/paid", "{\"id\": \"" + ADDRESS + "\", \"email\": \"" + ADDRESS + "\"}");
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var rows =
        connection
            .createStatement()
            .executeQuery(
                """
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE'
                  and table_schema in ('auth', 'points', 'referrals', 'analytics', 'admin', 'frontend')
                """)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  /// Bytes are printed as hexadecimal digits, so they are looked for as those too.
  private static List<String> inTable(
      Connection connection, String table, Map<String, String> texts) throws SQLException {
    var found = new ArrayList<String>();
    try (var query =
        connection.prepareStatement(
            "select exists (select from "
                + table
                + " t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0)")) {
      for (var canary : texts.entrySet()) {
        query.setString(1, canary.getValue());
        query.setString(2, HexFormat.of().formatHex(bytes(canary.getValue())));
        try (var rows = query.executeQuery()) {
          rows.next();
          if (rows.getBoolean(1)) {
            found.add(canary.getKey() + " in " + table);
          }
        }
      }
    }
    return found;
  }

  private List<String> inRedis(Map<String, String> texts) {
    var found = new ArrayList<String>();
    try (var client = RedisClient.create(shop.suite().redis());
        var connection = client.connect(ByteArrayCodec.INSTANCE)) {
      var redis = connection.sync();
      for (var keys = ScanIterator.scan(redis); keys.hasNext(); ) {
        var key = keys.next();
        var name = new String(key, StandardCharsets.UTF_8);
        var content = name + content(redis, key);
        texts.forEach((what, canary) -> {
          if (content.contains(canary)) {
            found.add(what + " in redis " + name);
          }
        });
      }
    }
    return found;
  }

  private static String content(RedisCommands<byte[], byte[]> redis, byte[] key) {
    var text = new StringBuilder();
    switch (redis.type(key)) {
      case "string" -> append(text, redis.get(key));
      case "hash" -> redis.hgetall(key).values().forEach(value -> append(text, value));
      case "set" -> redis.smembers(key).forEach(value -> append(text, value));
      case "list" -> redis.lrange(key, 0, -1).forEach(value -> append(text, value));
      case "zset" -> redis.zrange(key, 0, -1).forEach(value -> append(text, value));
      case "stream" ->
          redis
              .xrange(key, io.lettuce.core.Range.unbounded())
              .forEach(message -> message.getBody().values().forEach(value -> append(text, value)));
      default -> text.append("");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, byte @org.jspecify.annotations.Nullable [] value) {
    if (value != null) {
      text.append(new String(value, StandardCharsets.ISO_8859_1)).append('\n');
    }
  }

  private static List<String> inLogs(Map<String, String> texts) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.list(LOGS)) {
      for (var file : files.toList()) {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        texts.forEach((what, canary) -> {
          if (text.contains(canary)) {
            found.add(what + " in " + file.getFileName());
          }
        });
      }
    }
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
