package com.loyalnest.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `status`: how each service says it is. Ends with 0 only if the suite runs and all of it is up.
final class Status {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String UP = "UP";

  private Status() {}

  static int run(Home home, List<String> options) {
    var runs = Suite.runsIn(home);
    var states = runs ? states(home) : Map.<String, String>of();
    var healthy = runs && states.values().stream().allMatch(UP::equals);
    if (options.contains("--json")) {
      var answer = new LinkedHashMap<String, Object>();
      answer.put("running", runs);
      answer.put("healthy", healthy);
      answer.put("home", home.path().toString());
      answer.put("services", states);
      System.out.println(JsonMapper.shared().writeValueAsString(answer));
    } else {
      System.out.println(runs ? "LoyalNest runs in " + home.path() : "LoyalNest is not running");
      states.forEach((service, state) -> System.out.printf("  %-10s %s%n", service, state));
    }
    return healthy ? 0 : 1;
  }

  private static Map<String, String> states(Home home) {
    var ports = new Ports(home, System.getenv());
    var states = new LinkedHashMap<String, String>();
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (var service : Service.values()) {
        states.put(service.id(), state(http, ports, service));
      }
    }
    return states;
  }

  private static String state(HttpClient http, Ports ports, Service service) {
    var health = service == Service.SHOP ? "/" : "/actuator/health";
    var asked =
        HttpRequest.newBuilder(URI.create(ServiceSettings.managementUrl(ports, service) + health))
            .timeout(PATIENCE)
            .build();
    try {
      return http.send(asked, BodyHandlers.discarding()).statusCode() == 200 ? UP : "DOWN";
    } catch (IOException away) {
      return "DOWN";
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return "DOWN";
    }
  }
}
