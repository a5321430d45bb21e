package com.loyalnest.local.launcher;

import com.loyalnest.local.dev.CannotStart;
import java.util.Locale;

/// What runs in the suite, in the order in which it starts: the six services, and the shop that
/// stands in for Shopify.
enum Service {
  AUTH,
  POINTS,
  REFERRALS,
  ANALYTICS,
  ADMIN,
  SHOP("com.loyalnest.local.shop.ShopApplication"),
  FRONTEND;

  private final String application;

  Service() {
    var id = name().toLowerCase(Locale.ROOT);
    this.application =
        "com.loyalnest." + id + "." + name().charAt(0) + id.substring(1) + "Application";
  }

  Service(String application) {
    this.application = application;
  }

  static Service of(String id) {
    for (var service : values()) {
      if (service.id().equals(id)) {
        return service;
      }
    }
    throw new CannotStart("there is no service " + id);
  }

  /// Schema, role prefix and `spring.config.name`.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Named, not referred to: a JVM of one service loads the classes of that service only.
  Class<?> application() {
    try {
      return Class.forName(application);
    } catch (ClassNotFoundException failure) {
      throw new IllegalStateException(application, failure);
    }
  }
}
