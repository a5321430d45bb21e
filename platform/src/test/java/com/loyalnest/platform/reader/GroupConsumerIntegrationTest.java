package com.loyalnest.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.testing.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupConsumerIntegrationTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private final String stream = "events:{" + UUID.randomUUID() + "}";
  private final RedisClient redis =
      RedisClient.create(
          RedisURI.create(TestServers.running().redisHost(), TestServers.running().redisPort()));
  private final StatefulRedisConnection<String, byte[]> connection =
      redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));

  @BeforeEach
  void threeEntries() {
    connection
        .sync()
        .xgroupCreate(StreamOffset.from(stream, "0"), "group", XGroupCreateArgs.Builder.mkstream());
    for (var n = 0; n < 3; n++) {
      connection.sync().xadd(stream, Map.of("e", "x".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @AfterEach
  void disconnect() {
    connection.close();
    redis.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }

  @Test
  void entriesOfADeadConsumerAreTakenOver() throws InterruptedException {
    try (var dead = consumer("dead");
        var living = consumer("living")) {
      assertThat(dead.next(SHORT)).hasSize(3);
      assertThat(living.next(SHORT)).isEmpty();
      Thread.sleep(SHORT);

      var claimed = living.claim(SHORT);

      assertThat(claimed).hasSize(3);
      living.acknowledge(claimed);
      assertThat(living.unacknowledged()).isEmpty();
      assertThat(dead.unacknowledged()).isEmpty();
    }
  }

  @Test
  void entriesOfALivingConsumerAreLeftAlone() {
    try (var busy = consumer("busy");
        var other = consumer("other")) {
      assertThat(busy.next(SHORT)).hasSize(3);

      assertThat(other.claim(Duration.ofMinutes(1))).isEmpty();
      assertThat(busy.unacknowledged()).hasSize(3);
    }
  }

  private GroupConsumer consumer(String name) {
    return new GroupConsumer(redis, List.of(stream), "group", name);
  }
}
