package com.loyalnest.local.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/// The settings under which a service runs in a suite: where its servers and peers are, its keys,
/// and the stand-in shop in the place of Shopify and the vendors. All of it overrides the service's
/// own file.
final class ServiceSettings {
  static final String SHOP_DOMAIN = "demo-nest.myshopify.com";
  private static final String HOST = "127.0.0.1";

  private static final int ONE_STORE_FOR_ALL = 1_000_000;

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;

  ServiceSettings(Home home, Ports ports, Secrets secrets) {
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
  }

  /// Chooses and keeps every port, password and key, before several processes ask for them at once.
  void choose() {
    for (var service : Service.values()) {
      of(service);
    }
  }

  Map<String, Object> of(Service service) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("management.metrics.use-global-registry", "false");
    settings.put("server.address", HOST);
    settings.put("spring.autoconfigure.exclude", OneClassPath.foreignTo(service));
    if (service == Service.SHOP) {
      shop(settings);
    } else {
      servers(service, settings);
      doors(service, settings);
      keys(settings);
      outside(settings);
    }
    return settings;
  }

  private void servers(Service service, Map<String, Object> settings) {
    settings.put("loyalnest.database.host", HOST);
    settings.put("loyalnest.database.port", ports.postgres());
    settings.put("loyalnest.database.name", Postgres.DATABASE);
    settings.put("loyalnest.database.owner-password", secrets.password(service.id() + "_owner"));
    settings.put(
        "loyalnest.database.runtime-password", secrets.password(service.id() + "_runtime"));
    settings.put("loyalnest.database.system-password", secrets.password(service.id() + "_system"));
    settings.put("spring.data.redis.host", HOST);
    settings.put("spring.data.redis.port", ports.redis());
  }

  private void doors(Service service, Map<String, Object> settings) {
    settings.put("spring.grpc.server.address", HOST);
    settings.put("spring.grpc.server.port", ports.grpc(service));
    if (service == Service.FRONTEND) {
      // One store stands for as many as one likes, and tools come from one address.
      settings.put("loyalnest.limit.merchant.per-second", ONE_STORE_FOR_ALL);
      settings.put("loyalnest.limit.merchant.at-once", ONE_STORE_FOR_ALL);
      settings.put("loyalnest.limit.address.per-second", ONE_STORE_FOR_ALL);
      settings.put("loyalnest.limit.address.at-once", ONE_STORE_FOR_ALL);
      settings.put("server.port", ports.edge());
      settings.put("management.server.address", HOST);
      settings.put("management.server.port", ports.management(service));
    } else {
      settings.put("server.port", ports.management(service));
    }
    if (service == Service.ADMIN) {
      // The stand-in shop tells at once, and nobody wants to wait for five minutes.
      settings.put("loyalnest.sync.settling", "5s");
      settings.put("loyalnest.sync.every", "10s");
      settings.put("loyalnest.sync.looks", "3s");
      settings.put("loyalnest.sync.poll", "2s");
    }
    for (var peer : Service.values()) {
      if (peer != Service.SHOP) {
        settings.put("loyalnest.peers." + peer.id(), "static://" + HOST + ":" + ports.grpc(peer));
      }
    }
  }

  private void keys(Map<String, Object> settings) {
    var dataKeys = secrets.dataKeys();
    dataKeys.forEach((id, key) -> settings.put("loyalnest.crypto.keys." + id, key));
    settings.put("loyalnest.crypto.current-key-id", dataKeys.lastEntry().getKey());
    var indexKeys = secrets.indexKeys();
    for (var n = 0; n < indexKeys.size(); n++) {
      settings.put("loyalnest.crypto.index-keys[" + n + "]", indexKeys.get(n));
    }
    settings.put("loyalnest.crypto.current-index-key", indexKeys.size() - 1);
    settings.put("loyalnest.crypto.looks", "10s");
    settings.put("loyalnest.identity.service-key", secrets.key("service"));
  }

  private void outside(Map<String, Object> settings) {
    settings.put("loyalnest.shopify.admin-url", shopUrl());
    settings.put("loyalnest.shopify.client-id", secrets.clientId());
    settings.put("loyalnest.shopify.client-secret", secrets.clientSecret());
    settings.put("loyalnest.shopify.admin-origin", shopUrl());
    settings.put("loyalnest.shopify.app-bridge-url", shopUrl() + "/app-bridge.js");
    settings.put("loyalnest.shopify.redirect-url", callbackUrl());
    settings.put("loyalnest.auth.merchant-token-lifetime", "24h");
    settings.put("loyalnest.sendgrid.host", HOST + ":" + ports.shop());
    settings.put("loyalnest.sendgrid.api-key", secrets.apiKey("sendgrid"));
    settings.put("loyalnest.posthog.host", shopUrl());
    settings.put("loyalnest.posthog.api-key", secrets.apiKey("posthog"));
  }

  private void shop(Map<String, Object> settings) {
    settings.put("server.port", ports.shop());
    settings.put(
        "shop.database.url",
        "jdbc:postgresql://%s:%d/%s?currentSchema=shop"
            .formatted(HOST, ports.postgres(), Postgres.DATABASE));
    settings.put("shop.database.user", "shop_owner");
    settings.put("shop.database.password", secrets.password("shop_owner"));
    settings.put("shop.domain", SHOP_DOMAIN);
    settings.put("shop.client-id", secrets.clientId());
    settings.put("shop.client-secret", secrets.clientSecret());
    settings.put("shop.webhook-url", edgeUrl() + "/v1/api/shopify/webhook");
    settings.put("shop.redirect-url", callbackUrl());
    settings.put("shop.app-url", edgeUrl());
    settings.put("shop.app-proxy-url", edgeUrl() + "/v1/proxy");
    settings.put("shop.clock-file", home.clock().toString());
    settings.put("shop.sendgrid.api-key", secrets.apiKey("sendgrid"));
    settings.put("shop.posthog.api-key", secrets.apiKey("posthog"));
  }

  private String callbackUrl() {
    return edgeUrl() + "/v1/api/auth/callback";
  }

  String edgeUrl() {
    return "http://localhost:" + ports.edge();
  }

  String shopUrl() {
    return "http://localhost:" + ports.shop();
  }

  static String managementUrl(Ports ports, Service service) {
    return "http://localhost:" + ports.management(service);
  }
}
