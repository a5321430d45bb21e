package com.loyalnest.platform.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/// Budgets in Redis, which all services and replicas share: a shop has one for the app. What is
/// asked is taken out at once, and comes back at the shop's rate. The shop's own word counts where
/// it is lower (others ask too), and altogether when the question was alone: answers overtake each
/// other, and an older one must not make the budget look fuller than it is. Until the shop has said
/// something, one question is asked at a time. A question that never came back, because who asked
/// it died, counts for half a minute.
///
/// While Redis is away the shop itself says what is too much; that costs an answer and does no
/// harm.
final class SharedBudgets implements Budgets {
  private static final Logger LOG = LoggerFactory.getLogger(SharedBudgets.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final RedisScript<Long> TAKE =
      RedisScript.of(new ClassPathResource("redis/shopify-budget-take.lua"), Long.class);
  private static final RedisScript<Long> ENDED =
      RedisScript.of(new ClassPathResource("redis/shopify-budget-ended.lua"), Long.class);

  private final StringRedisTemplate redis;
  private final InstantSource systemClock;
  private volatile Instant tryAgainAt = Instant.EPOCH;

  SharedBudgets(StringRedisTemplate redis, InstantSource systemClock) {
    this.redis = redis;
    this.systemClock = systemClock;
  }

  @Override
  public Duration take(Ask ask) {
    return Duration.ofMillis(
        executed(TAKE, ask.shopDomain(), ask.id(), Double.toString(ask.cost())));
  }

  @Override
  public void ended(Ask ask, double really, @Nullable ThrottleStatus said) {
    if (said == null) {
      executed(ENDED, ask.shopDomain(), ask.id(), Double.toString(ask.cost()));
    } else {
      executed(
          ENDED,
          ask.shopDomain(),
          ask.id(),
          Double.toString(ask.cost()),
          Double.toString(really),
          Double.toString(said.maximumAvailable()),
          Double.toString(said.currentlyAvailable()),
          Double.toString(said.restoreRate()));
    }
  }

  private long executed(RedisScript<Long> script, String shopDomain, Object... arguments) {
    if (systemClock.instant().isBefore(tryAgainAt)) {
      return 0;
    }
    var name = "shopify:{" + shopDomain + "}:";
    try {
      var answer = redis.execute(script, List.of(name + "budget", name + "asked"), arguments);
      return answer == null ? 0 : answer;
    } catch (DataAccessException away) {
      LOG.warn("budgets of shops are not counted: {}", away.getClass().getSimpleName());
      tryAgainAt = systemClock.instant().plus(BETWEEN_TRIES);
      return 0;
    }
  }
}
