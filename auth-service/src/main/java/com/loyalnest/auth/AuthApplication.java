package com.loyalnest.auth;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// auth-service on its own.
@SpringBootApplication
public class AuthApplication {
  public static void main(String[] args) {
    new SpringApplicationBuilder(AuthApplication.class)
        .properties("spring.config.name=auth")
        .run(args);
  }
}
