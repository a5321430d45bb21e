package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.ShopifySettings;
import com.sun.net.httpserver.HttpServer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/// Clients of a shop that a test plays.
final class AdminClients {
  private AdminClients() {}

  static AdminClient of(HttpServer server) {
    return new AdminClient(
        RestClient.builder(),
        new ShopifySettings(
            "http://localhost:" + server.getAddress().getPort(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ZERO),
        Clock.systemUTC(),
        JsonMapper.builder().build());
  }
}
