package com.loyalnest.admin;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The admin service as a process of its own; `local` starts it as one of six contexts.
@SpringBootApplication
public class AdminApplication {
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(AdminApplication.class)
        .properties("spring.config.name=admin")
        .run(arguments);
  }
}
