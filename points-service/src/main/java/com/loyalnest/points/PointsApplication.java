package com.loyalnest.points;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The points service.
@SpringBootApplication
public class PointsApplication {
  public static void main(String[] args) {
    new SpringApplicationBuilder(PointsApplication.class)
        .properties("spring.config.name=points")
        .run(args);
  }
}
