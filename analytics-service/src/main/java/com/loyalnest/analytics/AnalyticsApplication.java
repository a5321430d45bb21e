package com.loyalnest.analytics;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// analytics-service on its own.
@SpringBootApplication
public class AnalyticsApplication {
  public static void main(String[] args) {
    new SpringApplicationBuilder(AnalyticsApplication.class)
        .properties("spring.config.name=analytics")
        .run(args);
  }
}
