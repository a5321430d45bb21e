package com.loyalnest.points.reward;

import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.Place;
import com.loyalnest.platform.time.BusinessClock;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where rewards of type webhook are asked for. Secrets are sealed at rest and told once, when they
/// are made.
@Component
public class RewardWebhooks {
  private static final String TABLE = "reward_webhooks";
  private static final String COLUMN = "secret";
  private static final int SECRET_BYTES = 32;
  private static final String MOVE =
      """
      update reward_webhooks set url = ?, updated_at = ?::timestamptz where merchant_id = ? and reward_id = ?
      """;
  private static final String KEEP =
      """
      insert into reward_webhooks (merchant_id, reward_id, url, secret, updated_at) values (?, ?, ?, ?, ?::timestamptz)
      on conflict (merchant_id, reward_id)
        do update set url = excluded.url, secret = excluded.secret, updated_at = excluded.updated_at
      """;
  private static final String FIND =
      "select url, secret from reward_webhooks where merchant_id = ? and reward_id = ?";
  private static final String HAS =
      "select exists (select 1 from reward_webhooks where merchant_id = ? and reward_id = ?)";
  private static final String URLS =
      "select reward_id, url from reward_webhooks where merchant_id = ?";

  private final JdbcTemplate jdbc;
  private final FieldCipher cipher;
  private final BusinessClock clock;
  private final SecureRandom random = new SecureRandom();

  RewardWebhooks(JdbcTemplate jdbc, FieldCipher cipher, BusinessClock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.clock = clock;
  }

  /// Says where a reward is asked for. The URL must have passed the egress guard. Of two first
  /// calls at the same time the later one's secret is the one that signs.
  ///
  /// @return the secret, if there is a new one
  @Transactional
  public Optional<String> set(String merchantId, String rewardId, String url, boolean newSecret) {
    var now = clock.now().toString();
    if (!newSecret && jdbc.update(MOVE, url, now, merchantId, rewardId) == 1) {
      return Optional.empty();
    }
    var secret = next();
    var sealed = cipher.seal(place(merchantId, rewardId), secret);
    jdbc.update(KEEP, merchantId, rewardId, url, sealed, now);
    return Optional.of(secret);
  }

  @Transactional(readOnly = true)
  public Optional<RewardWebhook> find(String merchantId, String rewardId) {
    return jdbc
        .query(
            FIND,
            (row, n) -> Map.entry(row.getString("url"), row.getBytes("secret")),
            merchantId,
            rewardId)
        .stream()
        .findFirst()
        .map(row ->
            new RewardWebhook(
                row.getKey(), cipher.open(place(merchantId, rewardId), row.getValue())));
  }

  /// Whether somebody can be asked for the reward. Call it inside a transaction.
  public boolean has(String merchantId, String rewardId) {
    return jdbc.queryForObject(HAS, (row, n) -> row.getBoolean(1), merchantId, rewardId);
  }

  /// By reward; those without one are left out. Call it inside a transaction.
  public Map<String, String> urls(String merchantId) {
    var urls = new HashMap<String, String>();
    jdbc.query(
        URLS,
        row -> {
          urls.put(row.getString(1), row.getString(2));
        },
        merchantId);
    return urls;
  }

  private String next() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Place place(String merchantId, String rewardId) {
    return new Place(TABLE, COLUMN, merchantId, rewardId);
  }
}
