package com.loyalnest.frontend.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.loyalnest.frontend.config.LimitSettings.Limit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/// Token buckets in Redis, which all replicas share. Each replica takes some tokens in advance and
/// tells Redis of them a little later, so that a request does not wait for it each time; a caller
/// may so get as many tokens more as there are replicas times [#IN_ADVANCE].
@Component
class SharedBuckets {
  static final int IN_ADVANCE = 10;
  private static final Duration TOLD_WITHIN = Duration.ofMillis(200);
  private static final Duration KEPT_FULL = Duration.ofSeconds(10);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);
  private static final int REMEMBERED = 50_000;

  private final LettuceConnectionFactory redis;
  private final Cache<String, BucketProxy> buckets =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(FORGOTTEN_AFTER).build();
  private @Nullable StatefulRedisConnection<String, byte[]> connection;
  private @Nullable ProxyManager<String> manager;

  SharedBuckets(LettuceConnectionFactory redis) {
    this.redis = redis;
  }

  /// Takes one token of a bucket, if there is one. A bucket keeps its limit as long as it stands in
  /// Redis, so another limit is another bucket.
  ConsumptionProbe take(String caller, Limit limit) {
    var key = caller + ":" + limit.perSecond() + ":" + limit.atOnce();
    return buckets.get(key, name -> bucket(name, limit)).tryConsumeAndReturnRemaining(1);
  }

  private BucketProxy bucket(String key, Limit limit) {
    return manager()
        .builder()
        .withOptimization(Optimizations.delaying(new DelayParameters(IN_ADVANCE, TOLD_WITHIN)))
        .build(key, () -> configuration(limit));
  }

  private static BucketConfiguration configuration(Limit limit) {
    return BucketConfiguration.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(limit.atOnce())
                .refillGreedy(limit.perSecond(), Duration.ofSeconds(1))
                .build())
        .build();
  }

  /// Connected when first needed: the door opens without Redis.
  private synchronized ProxyManager<String> manager() {
    var known = manager;
    if (known == null) {
      var open =
          ((RedisClient) redis.getRequiredNativeClient())
              .connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
      open.setTimeout(Duration.ofMillis(redis.getTimeout()));
      known =
          Bucket4jLettuce.casBasedBuilder(open)
              .expirationAfterWrite(
                  ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_FULL))
              .build();
      connection = open;
      manager = known;
    }
    return known;
  }

  @PreDestroy
  synchronized void close() {
    var open = connection;
    if (open != null) {
      open.close();
    }
  }
}
