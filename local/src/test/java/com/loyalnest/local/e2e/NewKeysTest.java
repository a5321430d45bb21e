package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.local.check.KeysCommand;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A new data key and a new index key are taken up: everything that is sealed or indexed is made
/// anew, and nothing is lost by it.
@Tag("e2e")
class NewKeysTest {
  private static final Duration SOON = Duration.ofMinutes(1);

  /// The first look is right after the start; a value written then may need a second.
  private static final Duration FOLLOWED = Duration.ofMinutes(3);

  private static final List<List<String>> SEALED =
      List.of(
          List.of("admin.api_logs", "personal"),
          List.of("auth.merchants", "api_token"),
          List.of("auth.merchants", "refresh_token"),
          List.of("auth.signing_keys", "private_key"),
          List.of("points.customer_contacts", "email"),
          List.of("points.customer_contacts", "first_name"),
          List.of("points.customer_contacts", "last_name"),
          List.of("points.birthdays", "birthday"),
          List.of("points.reward_redemptions", "discount_code"),
          List.of("points.reward_codes", "code"),
          List.of("points.reward_webhooks", "secret"));

  private static final List<List<String>> INDEXED =
      List.of(
          List.of("points.customer_contacts", "email_index"),
          List.of("points.customer_contacts", "digest_index"),
          List.of("points.email_addresses", "email_index"),
          List.of("points.birthdays", "day_index"),
          List.of("points.reward_redemptions", "discount_code_index"),
          List.of("points.reward_codes", "code_index"));

  private static final String GUESTS =
      "select count(*) from points.customer_identities where platform = 'email'";

  /// Points for [Shop#paidOrder].
  private static final int ORDER = 1_180;

  private final long customer = Shop.newId();

  /// The reward of the merchant's own codes.
  private String own = "";

  @Test
  void everythingIsMadeAnewAndUnderstoodAsBefore() throws Exception {
    try (var local = LocalSuite.start(false)) {
      var shop = local.doors();
      settleIn(shop);
      var before = redemptions(shop);
      assertThat(keyIds(shop)).containsOnly("local1").hasSize(SEALED.size());

      assertThat(indexKeys(shop)).containsOnly(0).hasSize(INDEXED.size());

      local.restartWithNewKeys();
      shop = local.doors();

      var restarted = shop;
      assertThat(within(FOLLOWED, () -> status(restarted, local), left -> left == 0)).isZero();
      assertThat(keyIds(shop)).containsOnly("local2").hasSize(SEALED.size());
      assertThat(indexKeys(shop)).containsOnly(1).hasSize(INDEXED.size());
      assertThat(redemptions(shop)).isEqualTo(before);
      assertThat(addCodes(shop, "NEST-1", "NEST-3").path("added").asInt()).isOne();
      theGuestIsStillTheSame(shop);
      assertThat(shop.get("/v1/api/sync/health").statusCode()).isEqualTo(200);
    }
  }

  private static int status(Shop shop, LocalSuite local) {
    return new KeysCommand(shop.suite(), local.serviceKey()).run();
  }

  private void theGuestIsStillTheSame(Shop shop) throws Exception {
    var owner = Shop.newId();
    deliverGuestOrder(shop);
    var told =
        """
        {"id": %d, "email": "gus@example.com", "verified_email": true, "state": "enabled",
         "created_at": "2026-07-01T12:00:00Z", "updated_at": "2026-07-01T13:00:00Z"}
        """
            .formatted(owner);
    assertThat(shop.deliver("customers/update", told).statusCode()).isEqualTo(200);

    assertThat(within(SOON, () -> shop.balance(owner), points -> points >= 2 * ORDER))
        .isGreaterThanOrEqualTo(2 * ORDER);
    assertThat(shop.count(GUESTS)).isOne();
  }

  private static void deliverGuestOrder(Shop shop) throws Exception {
    var order = (ObjectNode) JsonMapper.shared().readTree(Shop.paidOrder(Shop.newId(), 1));
    order
        .putNull("customer")
        .put("email", "Gus@example.com")
        .put("contact_email", "Gus@example.com");
    assertThat(shop.deliver("orders/paid", order.toString()).statusCode()).isEqualTo(200);
  }

  private JsonNode addCodes(Shop shop, String... codes) throws Exception {
    return answered(
        shop,
        "POST",
        "/v1/api/rewards/codes",
        "{\"reward_id\": \"%s\", \"codes\": [\"%s\"]}"
            .formatted(own, String.join("\", \"", codes)));
  }

  private void settleIn(Shop shop) throws Exception {
    deliverGuestOrder(shop);
    within(SOON, () -> shop.count(GUESTS), guests -> guests == 1);
    shop.deliver("orders/paid", Shop.paidOrder(Shop.newId(), customer));
    within(SOON, () -> shop.balance(customer), points -> points > 0);
    answered(
        shop,
        "PUT",
        "/v1/api/points/birthday",
        "{\"customer_id\": \"%d\", \"month\": 5, \"day\": 17}".formatted(customer));
    own = reward(shop, "custom");
    addCodes(shop, "NEST-1", "NEST-2");
    answered(
        shop,
        "POST",
        "/v1/api/rewards/redeem",
        "{\"reward_id\": \"%s\", \"customer_id\": \"%d\"}".formatted(own, customer));
    answered(
        shop,
        "POST",
        "/v1/api/rewards/webhook",
        "{\"reward_id\": \"%s\", \"url\": \"https://rewards.example/nest\"}"
            .formatted(reward(shop, "webhook")));
    within(SOON, () -> redemptions(shop), told -> told.contains("NEST-"));
  }

  private static String reward(Shop shop, String type) throws Exception {
    return answered(
            shop,
            "POST",
            "/v1/api/rewards",
            "{\"definition\": {\"type\": \"%s\", \"names\": {\"en\": \"%s\"}, \"points_cost\": 10}}"
                .formatted(type, type))
        .at("/reward/reward_id")
        .asString();
  }

  private static JsonNode answered(Shop shop, String verb, String path, String body)
      throws Exception {
    var answer = verb.equals("PUT") ? shop.put(path, body) : shop.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Shop.json(answer);
  }

  /// With their codes.
  private String redemptions(Shop shop) throws Exception {
    return shop.get("/v1/api/rewards/redemptions?customer_id=" + customer).body();
  }

  /// The numbers of the keys that made them, one for each indexed column.
  private static List<Integer> indexKeys(Shop shop) throws SQLException {
    var keys = new ArrayList<Integer>();
    try (var connection = shop.suite().connect();
        var statement = connection.createStatement()) {
      for (var column : INDEXED) {
        try (var rows =
            statement.executeQuery(
                """
                select distinct case octet_length(%2$s) when 32 then 0 else get_byte(%2$s, 0) end
                from %1$s where octet_length(%2$s) > 0
                """
                    .formatted(column.getFirst(), column.getLast()))) {
          while (rows.next()) {
            keys.add(rows.getInt(1));
          }
        }
      }
    }
    return keys;
  }

  /// One for each sealed column.
  private static List<String> keyIds(Shop shop) throws SQLException {
    var ids = new ArrayList<String>();
    try (var connection = shop.suite().connect();
        var statement = connection.createStatement()) {
      for (var column : SEALED) {
        try (var rows =
            statement.executeQuery(
                """
                select distinct convert_from(substring(%2$s from 2 for get_byte(%2$s, 0)), 'UTF8')
                from %1$s where %2$s is not null
                """
                    .formatted(column.getFirst(), column.getLast()))) {
          while (rows.next()) {
            ids.add(rows.getString(1));
          }
        }
      }
    }
    return ids;
  }
}
