package com.loyalnest.platform.testing;

import com.loyalnest.platform.identity.PublicKeys;
import com.loyalnest.platform.reader.BatchApplications;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Points a service under test at the test servers, and gives it keys and a clock.
public final class TestEnvironment
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /// 32 bytes, for every key a service needs in a test.
  public static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var service =
        Objects.requireNonNull(
            context.getEnvironment().getProperty("loyalnest.service"), "loyalnest.service");
    TestServers.running().provision(service);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test servers", properties()));
    var beans = (GenericApplicationContext) context;
    beans.registerBean("businessClock", MovableClock.class, MovableClock::new);
    beans.registerBean(
        EventFeed.class, () -> new EventFeed(context.getBean(BatchApplications.class)));
    if (!service.equals("auth")) {
      beans.registerBean("publicKeys", PublicKeys.class, TestCallers::publicKeys);
    }
  }

  /// The settings under which a service runs on the test servers.
  public static Map<String, Object> properties() {
    var servers = TestServers.running();
    var properties = new LinkedHashMap<String, Object>();
    properties.put("loyalnest.database.host", servers.postgresHost());
    properties.put("loyalnest.database.port", servers.postgresPort());
    properties.put("loyalnest.database.name", "postgres");
    properties.put("loyalnest.database.owner-password", TestServers.password());
    properties.put("loyalnest.database.runtime-password", TestServers.password());
    properties.put("loyalnest.database.system-password", TestServers.password());
    properties.put("spring.data.redis.host", servers.redisHost());
    properties.put("spring.data.redis.port", servers.redisPort());
    properties.put("loyalnest.crypto.current-key-id", "t1");
    properties.put("loyalnest.crypto.keys.t1", KEY);
    properties.put("loyalnest.crypto.index-keys[0]", KEY);
    properties.put("loyalnest.identity.service-key", KEY);
    properties.put("spring.grpc.server.port", 0);
    properties.put("server.port", 0);
    return properties;
  }
}
