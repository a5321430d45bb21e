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

/// A new data key is taken up: everything that is sealed is sealed anew, and nothing is lost by it.
@Tag("e2e")
class DataKeyTest {
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

  private final long customer = Shop.newId();

  @Test
  void everythingIsSealedAnewAndOpensAsBefore() throws Exception {
    try (var local = LocalSuite.start(false)) {
      var shop = local.doors();
      settleIn(shop);
      var before = redemptions(shop);
      assertThat(keyIds(shop)).containsOnly("local1").hasSize(SEALED.size());

      local.restartWithNewDataKey();
      shop = local.doors();

      var restarted = shop;
      assertThat(within(FOLLOWED, () -> status(restarted, local), left -> left == 0)).isZero();
      assertThat(keyIds(shop)).containsOnly("local2").hasSize(SEALED.size());
      assertThat(redemptions(shop)).isEqualTo(before);
      assertThat(shop.get("/v1/api/sync/health").statusCode()).isEqualTo(200);
    }
  }

  private static int status(Shop shop, LocalSuite local) {
    return new KeysCommand(shop.suite(), local.serviceKey()).run();
  }

  private void settleIn(Shop shop) throws Exception {
    shop.deliver("orders/paid", Shop.paidOrder(Shop.newId(), customer));
    within(SOON, () -> shop.balance(customer), points -> points > 0);
    answered(
        shop,
        "PUT",
        "/v1/api/points/birthday",
        "{\"customer_id\": \"%d\", \"month\": 5, \"day\": 17}".formatted(customer));
    var own = reward(shop, "custom");
    answered(
        shop,
        "POST",
        "/v1/api/rewards/codes",
        "{\"reward_id\": \"%s\", \"codes\": [\"NEST-1\", \"NEST-2\"]}".formatted(own));
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
