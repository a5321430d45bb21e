package com.loyalnest.admin.sync;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// What a shop tells is said in `shopify.app.toml`, which Shopify keeps for all shops alike and
/// shows to nobody. What it does show are subscriptions of one shop alone. The app makes none, so
/// whatever is there tells everything twice, or tells somebody else. Looked at once a day.
@Component
class ShopSubscriptions {
  private static final Duration EVERY = Duration.ofDays(1);
  private static final String FIND =
      "select unexpected, checked_at from shop_subscriptions where merchant_id = ?";
  private static final String SAVE =
      """
      insert into shop_subscriptions (merchant_id, unexpected, checked_at) values (?, ?, ?)
      on conflict (merchant_id) do update set unexpected = excluded.unexpected, checked_at = excluded.checked_at
      """;

  private final Subscriptions subscriptions;
  private final JdbcTemplate jdbc;
  private final SystemDatabase database;
  private final BusinessClock clock;

  ShopSubscriptions(
      Subscriptions subscriptions,
      JdbcTemplate jdbc,
      SystemDatabase database,
      BusinessClock clock) {
    this.subscriptions = subscriptions;
    this.jdbc = jdbc;
    this.database = database;
    this.clock = clock;
  }

  /// @param unexpected each as its topic and where it leads
  record Check(List<String> unexpected, Instant checkedAt) {}

  /// Runs in the merchant's tenancy.
  Optional<Check> last(String merchantId) {
    return find(jdbc, merchantId);
  }

  /// Asks the shop if that was not done today.
  void check(String merchantId, ShopAccess access) {
    var now = clock.now();
    var last = find(database.jdbc(), merchantId);
    if (last.isEmpty() || last.get().checkedAt().isBefore(now.minus(EVERY))) {
      var unexpected = subscriptions.ofThisShopAlone(access);
      database
          .jdbc()
          .update(
              SAVE,
              merchantId,
              unexpected.toArray(String[]::new),
              OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    }
  }

  private static Optional<Check> find(JdbcTemplate jdbc, String merchantId) {
    return jdbc
        .query(
            FIND,
            (row, n) ->
                new Check(
                    Arrays.asList((String[]) row.getArray(1).getArray()),
                    row.getTimestamp(2).toInstant()),
            merchantId)
        .stream()
        .findFirst();
  }
}
