package com.loyalnest.platform.outbox;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.tracing.Tracing;
import java.time.Duration;
import org.springframework.core.env.Environment;

/// The Redis client of the relay and the readers. It never reconnects behind their backs: a lost
/// connection is an error, after which they compare with the log before they go on.
public final class StreamRedis implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final RedisClient client;

  public StreamRedis(Environment environment, ClientResources resources) {
    var uri =
        RedisURI.builder()
            .withHost(environment.getProperty("spring.data.redis.host", "localhost"))
            .withPort(environment.getProperty("spring.data.redis.port", Integer.class, 6379))
            .withTimeout(ANSWER_WITHIN);
    var password = environment.getProperty("spring.data.redis.password");
    if (password != null && !password.isEmpty()) {
      uri.withPassword(password.toCharArray());
    }
    // An observation of every command costs more than the command.
    var unobserved = resources.mutate().tracing(Tracing.disabled()).build();
    this.client = RedisClient.create(unobserved, uri.build());
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .build());
  }

  public RedisClient client() {
    return client;
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
  }
}
