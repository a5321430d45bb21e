package com.loyalnest.frontend.api.openapi;

import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.LastingAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// `/v3/api-docs` and the page to try it, `/docs`. The document is made at the first look.
@Configuration(proxyBeanMethods = false)
class DocumentationRoutes {
  private static final int MAX_AGE_SECONDS = 60;

  @Bean
  RouterFunction<ServerResponse> documentation() {
    var document =
        SingletonSupplier.of(
            () -> LastingAnswer.of(new OpenApiDocument().write(), Answer.JSON, MAX_AGE_SECONDS));
    var page =
        SingletonSupplier.of(() ->
            LastingAnswer.of(
                file("frontend-static/docs/index.html"),
                "text/html;charset=UTF-8",
                MAX_AGE_SECONDS));
    return RouterFunctions.route()
        .GET("/v3/api-docs", request -> answer(document::obtain, request.servletRequest()))
        .GET("/docs", request -> answer(page::obtain, request.servletRequest()))
        .build();
  }

  private static ServerResponse answer(Supplier<LastingAnswer> answer, HttpServletRequest request) {
    return answer.get().answerTo(request).toResponse();
  }

  private static byte[] file(String path) {
    try {
      return new ClassPathResource(path).getContentAsByteArray();
    } catch (IOException missing) {
      throw new IllegalStateException(path, missing);
    }
  }
}
