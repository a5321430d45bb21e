package com.loyalnest.frontend.api;

import com.loyalnest.frontend.api.http.QueryText;
import com.loyalnest.platform.error.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Every page view of a storefront asks for the widget's configuration, so it is answered before
/// routing. A request that is not exactly right goes on to the route, which says what is wrong.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class WidgetConfigDoor extends OncePerRequestFilter {
  static final String PATH = "/v1/api/widget/config";
  private static final Map<String, Integer> LONGEST = Map.of("merchant_id", 64, "locale", 128);

  private final WidgetConfigAnswers configs;

  WidgetConfigDoor(WidgetConfigAnswers configs) {
    this.configs = configs;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PATH.equals(request.getRequestURI()) || !"GET".equals(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var locale = locale(request);
    if (locale.isPresent()) {
      configs.answerTo(request, locale.get()).writeTo(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /// Empty when the request is not exactly right.
  private static Optional<String> locale(HttpServletRequest request) {
    try {
      var parameters = QueryText.parse(request.getQueryString());
      return parameters.entrySet().stream().allMatch(WidgetConfigDoor::isRight)
          ? Optional.of(parameters.getOrDefault("locale", List.of("")).getFirst())
          : Optional.empty();
    } catch (Refusal malformed) {
      return Optional.empty();
    }
  }

  private static boolean isRight(Map.Entry<String, List<String>> parameter) {
    return parameter.getValue().size() == 1
        && parameter.getValue().getFirst().length() <= LONGEST.getOrDefault(parameter.getKey(), -1);
  }
}
