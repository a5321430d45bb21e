package com.loyalnest.local.launcher;

import java.io.IOException;
import org.springframework.context.ConfigurableApplicationContext;

/// A JVM of one service, started by [ManyProcesses]. Its standard input is a pipe from there: when
/// the pipe ends, the suite is gone and so is this JVM, whatever it is doing.
final class ServiceMain {
  /// Written to the standard output, alone on its line, when the service is up.
  static final String READY = "loyalnest: ready";

  private static final int LOST_PARENT = 3;

  private ServiceMain() {}

  public static void main(String[] args) {
    var service = Service.of(args[0]);
    var home = Home.ofEnvironment();
    var settings =
        new ServiceSettings(home, new Ports(home, System.getenv()), new Secrets(home)).of(service);
    Thread.ofPlatform().daemon().name("parent").start(ServiceMain::leaveWithParent);
    var context = ServiceContext.start(service, settings, ServiceContext.clock(home));
    Runtime.getRuntime().addShutdownHook(new Thread(context::close, "close"));
    System.out.println(READY);
    keep(context);
  }

  private static void keep(ConfigurableApplicationContext context) {
    try {
      while (context.isRunning()) {
        Thread.sleep(Long.MAX_VALUE);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static void leaveWithParent() {
    try {
      while (System.in.read() >= 0) {
        // the parent never says anything
      }
    } catch (IOException gone) {
      // the same as its end
    }
    Runtime.getRuntime().halt(LOST_PARENT);
  }
}
