package com.loyalnest.local.launcher;

import org.springframework.boot.builder.SpringApplicationBuilder;

/// The stand-in shop alone, for a container: settings come from the environment.
final class ShopMain {
  private ShopMain() {}

  public static void main(String[] args) {
    new SpringApplicationBuilder(Service.SHOP.application())
        .properties(
            "spring.config.name=" + Service.SHOP.id(),
            "spring.autoconfigure.exclude=" + OneClassPath.foreignTo(Service.SHOP))
        .run(args);
  }
}
