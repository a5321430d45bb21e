package com.loyalnest.frontend;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The public door. It owns no business data: what it answers comes from its peers, what it keeps
/// can be lost.
@SpringBootApplication
@ConfigurationPropertiesScan
public class FrontendApplication {
  public static void main(String... args) {
    new SpringApplicationBuilder(FrontendApplication.class)
        .properties("spring.config.name=frontend")
        .run(args);
  }
}
