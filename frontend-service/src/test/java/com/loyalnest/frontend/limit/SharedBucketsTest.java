package com.loyalnest.frontend.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.config.LimitSettings;
import com.loyalnest.frontend.support.EdgeTest;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.IdentitySettings;
import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.platform.testing.TestEnvironment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@EdgeTest
class SharedBucketsTest {
  private static final int AT_ONCE = 200;
  private static final int REPLICAS = 3;
  private static final int THREADS = 8;

  private final LettuceConnectionFactory redis;

  SharedBucketsTest(LettuceConnectionFactory redis) {
    this.redis = redis;
  }

  @Test
  void allReplicasTogetherGiveWhatOneMay() throws Exception {
    var limit = new LimitSettings.Merchant(1, AT_ONCE);
    var key = "limit:{" + UUID.randomUUID() + "}";
    var admitted = new AtomicInteger();
    List<SharedBuckets> replicas =
        java.util.stream.Stream.generate(() -> new SharedBuckets(redis)).limit(REPLICAS).toList();
    try (var threads = Executors.newFixedThreadPool(REPLICAS * THREADS)) {
      for (var replica : replicas) {
        for (var thread = 0; thread < THREADS; thread++) {
          threads.execute(() -> {
            for (var n = 0; n < AT_ONCE; n++) {
              if (replica.take(key, limit).isConsumed()) {
                admitted.incrementAndGet();
              }
            }
          });
        }
      }
    }
    replicas.forEach(SharedBuckets::close);

    assertThat(admitted.get())
        .isBetween(AT_ONCE, AT_ONCE + REPLICAS * SharedBuckets.IN_ADVANCE + 10);
  }

  @Test
  void whileRedisIsAwayNobodyIsTurnedAway() {
    var nowhere = new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1));
    nowhere.afterPropertiesSet();
    nowhere.start();
    var meters = new SimpleMeterRegistry();
    var limits =
        new RequestLimits(
            new SharedBuckets(nowhere),
            new LimitSettings(
                new LimitSettings.Merchant(1, 1),
                new LimitSettings.Customer(1, 1),
                new LimitSettings.Address(1, 1)),
            new IdentitySettings(TestEnvironment.KEY),
            Clock.systemUTC(),
            meters);

    for (var n = 0; n < 50; n++) {
      limits.admit(new CallerIdentity.MerchantUser("m", "u", StaffRole.OWNER, "t"));
    }

    assertThat(meters.counter("loyalnest.limit.unavailable").count()).isEqualTo(50);
    nowhere.destroy();
  }
}
