package com.loyalnest.local.launcher;

import com.loyalnest.local.dev.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The ports of one suite. Edge and shop are the person's to choose; the others are free ones,
/// chosen at the first start below the range that the system gives to outgoing connections, and
/// kept while nobody else takes them.
final class Ports {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 31_000;
  private static final int TRIES = 200;
  private static final int HIGHEST_POSSIBLE = 65_535;

  private final KeptValues kept;
  private final Map<String, String> environment;
  private final RandomGenerator random;

  Ports(Home home, Map<String, String> environment) {
    this(home, environment, new SecureRandom());
  }

  Ports(Home home, Map<String, String> environment, RandomGenerator random) {
    this.kept = new KeptValues(home.ports());
    this.environment = environment;
    this.random = random;
  }

  int edge() {
    return chosen("LOYALNEST_EDGE_PORT", "edge", 8080);
  }

  int shop() {
    return chosen("LOYALNEST_SHOP_PORT", "shop", 8090);
  }

  int postgres() {
    return kept("postgres");
  }

  int redis() {
    return kept("redis");
  }

  int grpc(Service service) {
    return kept(service.id() + ".grpc");
  }

  /// Where health and metrics are.
  int management(Service service) {
    return service == Service.SHOP ? shop() : kept(service.id() + ".management");
  }

  /// Says in one line which port somebody else holds; moves those nobody asked for.
  void claim() {
    claim(edge(), "LOYALNEST_EDGE_PORT");
    claim(shop(), "LOYALNEST_SHOP_PORT");
    moveIfTaken("postgres");
    moveIfTaken("redis");
    for (var service : Service.values()) {
      if (service != Service.SHOP) {
        moveIfTaken(service.id() + ".grpc");
        moveIfTaken(service.id() + ".management");
      }
    }
  }

  /// 0 asks for any free port.
  private int chosen(String variable, String name, int otherwise) {
    var text = environment.getOrDefault(variable, "").strip();
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST_POSSIBLE) {
      throw new CannotStart(variable + " is no port: " + text);
    }
    var port = Integer.parseInt(text);
    return port == 0 ? kept(name) : port;
  }

  private static void claim(int port, String variable) {
    if (!free(port)) {
      throw new CannotStart("port " + port + " is taken; choose another with " + variable);
    }
  }

  private int kept(String name) {
    return Integer.parseInt(kept.get(name, () -> Integer.toString(choose())));
  }

  private void moveIfTaken(String name) {
    if (!free(kept(name))) {
      kept.put(name, Integer.toString(choose()));
    }
  }

  private int choose() {
    for (var n = 0; n < TRIES; n++) {
      var port = LOWEST + random.nextInt(HIGHEST - LOWEST);
      if (!kept.holds(Integer.toString(port)) && free(port)) {
        return port;
      }
    }
    throw new CannotStart("no free port found between " + LOWEST + " and " + HIGHEST);
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
