package com.loyalnest.auth;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Who may do what: shops, tokens, sessions.
@SpringBootApplication
@ConfigurationPropertiesScan
public class AuthApplication {
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(AuthApplication.class)
        .properties("spring.config.name=auth")
        .run(arguments);
  }
}
