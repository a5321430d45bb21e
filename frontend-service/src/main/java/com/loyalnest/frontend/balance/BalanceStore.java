package com.loyalnest.frontend.balance;

import com.loyalnest.frontend.config.BalanceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// Balances in Redis, one hash per account under `points:{merchant}:customer`. A write counts only
/// if its version is not older than the one that is there, so neither a slow reader nor a late
/// event can bring an old balance back. An account that nobody looked at is not stored by its
/// events; they only leave the version below which a balance, read before them, is refused.
@Component
class BalanceStore {
  private static final long FLOOR_SECONDS = 60;
  private static final List<Object> FIELDS =
      List.of("version", "available", "pending", "debt", "earned");

  private static final RedisScript<Long> KEEP =
      RedisScript.of(
          """
          local known = redis.call('hget', KEYS[1], 'version')
          if known and tonumber(known) > tonumber(ARGV[2]) then return 0 end
          redis.call('hset', KEYS[1], 'version', ARGV[2], 'available', ARGV[3], 'pending', ARGV[4],
            'debt', ARGV[5], 'earned', ARGV[6])
          redis.call('expire', KEYS[1], ARGV[1])
          return 1
          """,
          Long.class);

  private static final RedisScript<Long> CHANGE =
      RedisScript.of(
          """
          for n, key in ipairs(KEYS) do
            local at = 2 + (n - 1) * 5
            local known = redis.call('hmget', key, 'version', 'available')
            if not known[1] or tonumber(ARGV[at + 1]) > tonumber(known[1]) then
              if known[2] then
                redis.call('hset', key, 'version', ARGV[at + 1], 'available', ARGV[at + 2],
                  'pending', ARGV[at + 3], 'debt', ARGV[at + 4], 'earned', ARGV[at + 5])
                redis.call('expire', key, ARGV[1])
              else
                redis.call('hset', key, 'version', ARGV[at + 1])
                redis.call('expire', key, ARGV[2])
              end
            end
          end
          return 1
          """,
          Long.class);

  private final StringRedisTemplate redis;
  private final String keepSeconds;

  BalanceStore(StringRedisTemplate redis, BalanceSettings settings) {
    this.redis = redis;
    this.keepSeconds = Long.toString(settings.keepFor().toSeconds());
  }

  Optional<Balance> find(String merchantId, String customerId) {
    var values = redis.opsForHash().multiGet(key(merchantId, customerId), FIELDS);
    return values.stream().allMatch(String.class::isInstance)
        ? Optional.of(balance(customerId, values.stream().map(String::valueOf).toList()))
        : Optional.empty();
  }

  /// Keeps what the ledger answered.
  void keep(String merchantId, Balance balance) {
    var arguments = new ArrayList<String>();
    arguments.add(keepSeconds);
    arguments.addAll(values(balance));
    redis.execute(KEEP, List.of(key(merchantId, balance.customerId())), arguments.toArray());
  }

  /// Brings balances that are kept up to what an event said; all of one merchant.
  void change(String merchantId, List<Balance> balances) {
    var arguments = new ArrayList<String>();
    arguments.add(keepSeconds);
    arguments.add(Long.toString(FLOOR_SECONDS));
    balances.forEach(balance -> arguments.addAll(values(balance)));
    redis.execute(
        CHANGE,
        balances.stream().map(balance -> key(merchantId, balance.customerId())).toList(),
        arguments.toArray());
  }

  private static List<String> values(Balance balance) {
    return List.of(
        Long.toString(balance.version()),
        Integer.toString(balance.available()),
        Integer.toString(balance.pending()),
        Integer.toString(balance.debt()),
        Long.toString(balance.totalEarned()));
  }

  private static Balance balance(String customerId, List<String> values) {
    return new Balance(
        customerId,
        Integer.parseInt(values.get(1)),
        Integer.parseInt(values.get(2)),
        Integer.parseInt(values.get(3)),
        Long.parseLong(values.get(4)),
        Long.parseLong(values.get(0)));
  }

  private static String key(String merchantId, String customerId) {
    return "points:{" + merchantId + "}:" + customerId;
  }
}
