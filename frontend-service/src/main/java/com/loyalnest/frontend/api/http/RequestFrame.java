package com.loyalnest.frontend.api.http;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.observability.Correlation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Around every request but webhooks: a correlation id that the answer repeats, and headers that
/// keep a browser from doing more with an answer than it should.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RequestFrame extends OncePerRequestFilter {
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  // Swagger UI styles its elements in place and draws its icons from data URLs.
  private static final String DOCS =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

  private final Ids ids;

  RequestFrame(Ids ids) {
    this.ids = ids;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var correlationId = correlationId(request);
    secure(request, response);
    response.setHeader(Correlation.HEADER, correlationId);
    try (var _ = MDC.putCloseable("correlation_id", correlationId)) {
      inScope(correlationId, request, response, chain);
    }
  }

  private static void inScope(
      String correlationId,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    try {
      ScopedValue.where(Correlation.scope(), correlationId)
          .<Boolean, Exception>call(() -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (ServletException | IOException | RuntimeException expected) {
      throw expected;
    } catch (Exception other) {
      throw new ServletException(other);
    }
  }

  private String correlationId(HttpServletRequest request) {
    var given = request.getHeader(Correlation.HEADER);
    return given != null && USABLE.matcher(given).matches() ? given : ids.nextText();
  }

  private static void secure(HttpServletRequest request, HttpServletResponse response) {
    var path = request.getRequestURI();
    var docs = path.startsWith("/docs") || path.startsWith("/webjars/");
    response.setHeader("Content-Security-Policy", docs ? DOCS : NOTHING);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
