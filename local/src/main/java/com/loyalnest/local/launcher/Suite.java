package com.loyalnest.local.launcher;

import com.loyalnest.local.dev.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running suite: the servers, the services on them, the demo shop signed in. Starting is in
/// order, ending in the opposite order. One suite runs in a folder at a time; what a killed one
/// left there is ended first.
public final class Suite implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Suite.class);
  private static final Duration SIGN_IN_AGAIN = Duration.ofHours(8);

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;
  private final ServiceSettings settings;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ProcessBook book;
  private final boolean demo;
  private @Nullable RunningServices services;
  private FrontDoor.@Nullable SignedIn merchant;

  private Suite(Home home, Map<String, String> environment) {
    this.home = home;
    this.ports = new Ports(home, environment);
    this.secrets = new Secrets(home);
    this.settings = new ServiceSettings(home, ports, secrets);
    this.book = ProcessBook.empty(home);
    this.demo = !"off".equals(environment.get("LOYALNEST_DEMO"));
  }

  /// @param environment may choose the ports of edge and shop, and `LOYALNEST_DEMO=off` an empty
  ///   store
  /// @param processes whether each service gets a JVM of its own
  public static Suite start(Home home, Map<String, String> environment, boolean processes) {
    var suite = new Suite(home, environment);
    Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "close"));
    try {
      suite.lock();
      suite.startServers();
      suite.startServices(processes);
      suite.open();
      return suite;
    } catch (CannotStart refusal) {
      suite.close();
      throw refusal;
    } catch (RuntimeException failure) {
      LOG.error("the suite did not start", failure);
      suite.close();
      throw new CannotStart(
          "the suite did not start: " + rootOf(failure) + "; more in " + home.logs(), failure);
    }
  }

  private static Throwable rootOf(Throwable failure) {
    var root = failure;
    for (var cause = root.getCause(); cause != null; cause = root.getCause()) {
      root = cause;
    }
    return root;
  }

  /// True while another process runs the suite of this folder.
  static boolean runsIn(Home home) {
    if (!Files.exists(home.lock())) {
      return false;
    }
    try (var channel = FileChannel.open(home.lock(), StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException failure) {
      throw new CannotStart("the folder " + home.path() + " cannot be used: " + failure, failure);
    }
  }

  private void lock() {
    try {
      var channel =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new CannotStart("a suite runs in " + home.path() + " already");
      }
      parts.push(channel);
    } catch (IOException failure) {
      throw new CannotStart("the folder " + home.path() + " cannot be used: " + failure, failure);
    }
  }

  private void startServers() {
    ProcessBook.read(home).reap();
    ports.claim();
    settings.choose();
    book.put(ProcessBook.SUITE, ProcessHandle.current());
    var guard = Guard.start(home.logs().resolve("guard.log"));
    parts.push(guard);
    var redis = Redis.start(home, ports.redis());
    parts.push(redis);
    book.put("redis", redis.process());
    guard.add(redis.process().pid());
    var postgres = Postgres.start(home, ports.postgres(), secrets);
    parts.push(postgres);
    book.put(ProcessBook.POSTGRES, postgres.process());
    guard.add(postgres.process().pid());
    for (var service : Service.values()) {
      postgres.provision(service.id(), secrets);
    }
  }

  private void startServices(boolean processes) {
    var running =
        processes
            ? ManyProcesses.start(home, ports, this::started)
            : OneProcess.start(home, settings);
    services = running;
    parts.push(running);
  }

  private void started(Service service, ProcessHandle process) {
    book.put(service.id(), process);
    writeDevFile();
  }

  private void open() {
    var signedIn = signIn();
    if (demo) {
      try (var door = new FrontDoor(settings.edgeUrl(), settings.shopUrl())) {
        door.seed(signedIn);
      } catch (CannotStart unfilled) {
        System.err.println("loyalnest: the demo store stays as it is: " + unfilled.getMessage());
      }
    }
    var again = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    parts.push(again::shutdownNow);
    var _ =
        again.scheduleAtFixedRate(
            this::signInAgain, SIGN_IN_AGAIN.toHours(), SIGN_IN_AGAIN.toHours(), TimeUnit.HOURS);
  }

  private FrontDoor.SignedIn signIn() {
    try (var door = new FrontDoor(settings.edgeUrl(), settings.shopUrl())) {
      var signedIn = door.signIn(ServiceSettings.SHOP_DOMAIN);
      merchant = signedIn;
      writeDevFile();
      return signedIn;
    }
  }

  /// The token in `dev.json` lives for a day; a suite may run for weeks.
  private void signInAgain() {
    try {
      var _ = signIn();
    } catch (RuntimeException failure) {
      LOG.warn("signing in again failed: {}", failure.getMessage());
    }
  }

  private synchronized void writeDevFile() {
    if (merchant != null && services != null) {
      new DevFile(home, ports, secrets, settings).write(merchant, services);
    }
  }

  String urls() {
    return """
      storefront  %s
      shop admin  %s/admin
      mailbox     %s/mailbox
      API         %s/docs
      dev.json    %s
    """
        .formatted(
            settings.shopUrl(),
            settings.shopUrl(),
            settings.shopUrl(),
            settings.edgeUrl(),
            home.devFile());
  }

  void awaitEnd() {
    try {
      closed.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      var part = parts.pop();
      try {
        part.close();
      } catch (Exception failure) {
        LOG.warn("ending {} failed", part.getClass().getSimpleName(), failure);
      }
    }
    closed.countDown();
  }
}
