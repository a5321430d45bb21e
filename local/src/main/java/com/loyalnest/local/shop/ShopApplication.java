package com.loyalnest.local.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The stand-in shop.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ShopApplication {
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(ShopApplication.class)
        .properties("spring.config.name=shop")
        .run(arguments);
  }
}
