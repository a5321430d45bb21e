package com.loyalnest.local.shop.oauth;

import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.webhook.Subscriptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Expiring offline tokens: an access token for an hour, a refresh token for ninety days. A refresh
/// makes a new pair; the old refresh token dies, the old access token lives out its hour.
@Service
public class AdminTokens {
  /// What the app was granted at install.
  public static final List<String> SCOPES =
      List.of(
          "read_orders",
          "write_customers",
          "read_customer_merge",
          "write_discounts",
          "read_products",
          "read_returns",
          "read_locales",
          "write_app_proxy",
          "read_all_orders",
          "write_gift_cards",
          "read_store_credit_accounts",
          "write_store_credit_account_transactions");

  static final Duration ACCESS = Duration.ofHours(1);
  static final Duration REFRESH = Duration.ofDays(90);

  private static final String IS_LIVE =
      "select exists (select from access_tokens where token = ? and kind = ? and live and expires_at > ?)";

  private final JdbcClient jdbc;
  private final ShopClock clock;
  private final Subscriptions subscriptions;
  private final SecureRandom random = new SecureRandom();

  AdminTokens(JdbcClient jdbc, ShopClock clock, Subscriptions subscriptions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.subscriptions = subscriptions;
  }

  record Pair(String access, String refresh) {}

  /// One refresh token at a time: those given out before die at once.
  @Transactional
  Pair issue() {
    subscriptions.begin();
    jdbc.sql("update access_tokens set live = false where kind = 'refresh' and live").update();
    return new Pair(issue("shpat_", "access", ACCESS), issue("shprt_", "refresh", REFRESH));
  }

  /// Uses up a refresh token; false when it is not a living one.
  @Transactional
  boolean retire(String refreshToken) {
    return isLive(refreshToken, "refresh")
        && jdbc.sql("update access_tokens set live = false where token = ? and live")
                .param(refreshToken)
                .update()
            == 1;
  }

  /// All are dead at once.
  @Transactional
  void revoke() {
    jdbc.sql("update access_tokens set live = false where live").update();
  }

  /// Whether the Admin API answers to it.
  public boolean opensAdminApi(String accessToken) {
    return isLive(accessToken, "access");
  }

  private boolean isLive(String token, String kind) {
    return Boolean.TRUE.equals(
        jdbc.sql(IS_LIVE).params(token, kind, now(Duration.ZERO)).query(Boolean.class).single());
  }

  private String issue(String prefix, String kind, Duration life) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    var token = prefix + HexFormat.of().formatHex(bytes);
    jdbc.sql("insert into access_tokens (token, kind, expires_at, live) values (?, ?, ?, true)")
        .params(token, kind, now(life))
        .update();
    return token;
  }

  private OffsetDateTime now(Duration ahead) {
    return OffsetDateTime.ofInstant(clock.systemTime().plus(ahead), ZoneOffset.UTC);
  }
}
