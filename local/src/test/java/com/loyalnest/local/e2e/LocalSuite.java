package com.loyalnest.local.e2e;

import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.local.launcher.Home;
import com.loyalnest.local.launcher.Suite;
import com.loyalnest.local.launcher.SuiteCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;

/// A suite of the tests' own: in a folder of its own, on free ports, gone afterwards.
final class LocalSuite implements AutoCloseable {
  /// Free ports and an empty store.
  private static final Map<String, String> ANY_PORTS =
      Map.of("LOYALNEST_EDGE_PORT", "0", "LOYALNEST_SHOP_PORT", "0", "LOYALNEST_DEMO", "off");

  private final Home home;
  private Suite suite;

  private LocalSuite(Home home, Suite suite) {
    this.home = home;
    this.suite = suite;
  }

  private static final class Shared {
    static final LocalSuite SUITE = shared();

    private static LocalSuite shared() {
      var suite = start(false);
      Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
      return suite;
    }
  }

  /// One suite in this JVM, for all tests that do not break anything.
  static Shop shared() {
    return Shared.SUITE.doors();
  }

  /// With which services of the shared suite prove to each other who they are; Base64.
  static String sharedServiceKey() {
    return Shared.SUITE.serviceKey();
  }

  String serviceKey() {
    return secret("key.service");
  }

  private String secret(String name) {
    var kept = new Properties();
    try (var file = Files.newBufferedReader(home.path().resolve("secrets"))) {
      kept.load(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return kept.getProperty(name);
  }

  static LocalSuite start(boolean processes) {
    try {
      var home = new Home(Files.createTempDirectory("suite")).made();
      System.setProperty("loyalnest.log", Path.of("target", "suite-logs").toString());
      return new LocalSuite(home, Suite.start(home, ANY_PORTS, processes));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Ends the suite and starts it anew in its folder, with new keys beside the earlier ones.
  void restartWithNewKeys() {
    suite.close();
    SuiteCommands.addKeys(home);
    suite = Suite.start(home, ANY_PORTS, false);
  }

  Shop doors() {
    return new Shop(DevSuite.read(home.devFile()));
  }

  Home home() {
    return home;
  }

  @Override
  public void close() {
    suite.close();
    try (var files = Files.walk(home.path())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
