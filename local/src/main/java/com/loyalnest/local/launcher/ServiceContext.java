package com.loyalnest.local.launcher;

import java.time.Clock;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// One service as a Spring context of its own: its own settings, ports, pools and schema, and
/// business time from the suite's clock file. Logging belongs to the JVM and is set up once, not by
/// each context.
final class ServiceContext {
  private ServiceContext() {}

  static ConfigurableApplicationContext start(
      Service service, Map<String, Object> settings, FileClock clock) {
    setUpLoggingOnce();
    return new SpringApplicationBuilder(service.application())
        .main(service.application())
        .properties("spring.config.name=" + service.id())
        .initializers(context -> {
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("suite", settings));
          ((GenericApplicationContext) context)
              .registerBean("businessClock", FileClock.class, () -> clock);
        })
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .run();
  }

  private static void setUpLoggingOnce() {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  static FileClock clock(Home home) {
    return new FileClock(home.clock(), Clock.systemUTC());
  }
}
