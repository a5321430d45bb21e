package com.loyalnest.local.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `dev.json`: where the suite's doors are and what opens them, for tools and tests on this
/// machine. Its owner alone can read it; it is replaced as a whole.
final class DevFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;
  private final ServiceSettings settings;

  DevFile(Home home, Ports ports, Secrets secrets, ServiceSettings settings) {
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
    this.settings = settings;
  }

  void write(FrontDoor.SignedIn merchant, RunningServices running) {
    var file = new LinkedHashMap<String, Object>();
    file.put("edge", settings.edgeUrl());
    file.put("shop", settings.shopUrl());
    file.put("shop_domain", ServiceSettings.SHOP_DOMAIN);
    file.put("client_id", secrets.clientId());
    file.put("client_secret", secrets.clientSecret());
    file.put("merchant_id", merchant.merchantId());
    file.put("merchant_token", merchant.token());
    file.put("postgres", Postgres.superuserUrl(ports.postgres(), secrets));
    file.put("redis", "redis://127.0.0.1:" + ports.redis());
    var services = new LinkedHashMap<String, Object>();
    for (var service : Service.values()) {
      if (service != Service.SHOP) {
        services.put(service.id(), service(service, running));
      }
    }
    file.put("services", services);
    Home.write(home.devFile(), JSON.writeValueAsString(file) + "\n");
  }

  private Map<String, Object> service(Service service, RunningServices running) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("grpc", "127.0.0.1:" + ports.grpc(service));
    entry.put("management", ServiceSettings.managementUrl(ports, service));
    entry.put("pid", running.process(service).pid());
    return entry;
  }
}
