package com.loyalnest.local.dev;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running suite as `dev.json` describes it.
///
/// @param postgres the superuser's URL, as `psql` takes it
/// @param services by name
public record DevSuite(
    String edge,
    String shop,
    String shopDomain,
    String clientId,
    String clientSecret,
    String merchantId,
    String merchantToken,
    URI postgres,
    String redis,
    Map<String, DevService> services) {

  /// @param grpc `host:port`
  /// @param management base URL of health and metrics
  public record DevService(String grpc, String management, long pid) {}

  public static DevSuite read(Path file) {
    if (!Files.exists(file)) {
      throw new CannotStart("no suite runs here; start one with ./loyalnest up");
    }
    try {
      return of(JsonMapper.shared().readTree(Files.readString(file)));
    } catch (IOException failure) {
      throw new CannotStart(file + " cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static DevSuite of(JsonNode json) {
    var services = new TreeMap<String, DevService>();
    json.path("services")
        .forEachEntry((name, service) ->
            services.put(
                name,
                new DevService(
                    service.path("grpc").asString(),
                    service.path("management").asString(),
                    service.path("pid").asLong())));
    return new DevSuite(
        json.path("edge").asString(),
        json.path("shop").asString(),
        json.path("shop_domain").asString(),
        json.path("client_id").asString(),
        json.path("client_secret").asString(),
        json.path("merchant_id").asString(),
        json.path("merchant_token").asString(),
        URI.create(json.path("postgres").asString()),
        json.path("redis").asString(),
        services);
  }

  /// A superuser's connection, which row policies do not limit.
  public Connection connect() throws SQLException {
    return connect(postgres.getPath().substring(1));
  }

  /// @param database on the suite's server
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(postgres.getHost(), postgres.getPort(), database),
        user(),
        password());
  }

  public String user() {
    return postgres.getUserInfo().split(":", 2)[0];
  }

  public String password() {
    return postgres.getUserInfo().split(":", 2)[1];
  }

  @Override
  public String toString() {
    return "DevSuite[" + edge + "]";
  }
}
