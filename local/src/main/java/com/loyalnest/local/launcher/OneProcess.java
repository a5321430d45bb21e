package com.loyalnest.local.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.context.ConfigurableApplicationContext;

/// All services as contexts of this JVM; they still meet only over their gRPC ports. Costs a third
/// of the memory and start time of a JVM for each.
final class OneProcess implements RunningServices {
  private final Deque<ConfigurableApplicationContext> contexts = new ArrayDeque<>();

  static OneProcess start(Home home, ServiceSettings settings) {
    var running = new OneProcess();
    var clock = ServiceContext.clock(home);
    try {
      for (var service : Service.values()) {
        running.contexts.push(ServiceContext.start(service, settings.of(service), clock));
      }
      return running;
    } catch (RuntimeException failure) {
      running.close();
      throw failure;
    }
  }

  @Override
  public ProcessHandle process(Service service) {
    return ProcessHandle.current();
  }

  @Override
  public void close() {
    while (!contexts.isEmpty()) {
      contexts.pop().close();
    }
  }
}
