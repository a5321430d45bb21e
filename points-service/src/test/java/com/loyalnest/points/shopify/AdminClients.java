package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.TestAdminClients;
import com.sun.net.httpserver.HttpServer;

/// Clients of a shop that a test plays.
final class AdminClients {
  private AdminClients() {}

  static AdminClient of(HttpServer server) {
    return TestAdminClients.unlimited("http://localhost:" + server.getAddress().getPort());
  }
}
