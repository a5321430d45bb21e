package com.loyalnest.frontend.api.rest;

import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// The routes of the REST edge. A known path with another method is told which it takes; everything
/// else is unknown.
@Configuration(proxyBeanMethods = false)
class RestRoutes {

  @Bean
  RouterFunction<ServerResponse> contractRoutes(RestHandler handler) {
    var routes = RouterFunctions.route();
    for (var method : Contracts.restMethods()) {
      routes.route(
          RequestPredicates.method(method.verb()).and(RequestPredicates.path(method.path())),
          request -> handler.handle(method, request));
    }
    verbsByPath()
        .forEach((path, verbs) ->
            routes.route(RequestPredicates.path(path), request -> otherVerb(verbs)));
    return routes.build();
  }

  /// After every other route.
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  RouterFunction<ServerResponse> unknownPaths() {
    return RouterFunctions.route(
        RequestPredicates.path("/v1/**"),
        request ->
            Answer.of(Problem.of(404, "NOT_FOUND", "there is nothing at this path")).toResponse());
  }

  private static Map<String, List<String>> verbsByPath() {
    return Contracts.restMethods().stream()
        .collect(
            Collectors.groupingBy(
                RestMethod::path,
                TreeMap::new,
                Collectors.mapping(method -> method.verb().name(), Collectors.toList())));
  }

  private static ServerResponse otherVerb(Collection<String> verbs) {
    return Answer.of(
            Problem.of(405, "METHOD_NOT_ALLOWED", "this path takes " + String.join(", ", verbs)))
        .with("Allow", String.join(", ", verbs))
        .toResponse();
  }
}
