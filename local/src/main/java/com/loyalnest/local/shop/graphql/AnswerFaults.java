package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.graphql.AnswerSwitches.Fault;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Stands before the Admin API and does what its switches say. A question without a proper answer
/// may have been done all the same, and the client cannot know; only a throttled one never is.
@Component
class AnswerFaults extends OncePerRequestFilter {
  private static final String THROTTLED =
      """
      {"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],"extensions":{"cost":\
      {"requestedQueryCost":10,"actualQueryCost":null,"throttleStatus":\
      {"maximumAvailable":2000.0,"currentlyAvailable":0,"restoreRate":100.0}}}}\
      """;
  private static final String NONSENSE = "<html><body>Something is not right</body></html>";

  /// More than comes before the connection is dropped.
  private static final int NEVER_SENT = 1_000_000;

  private final AnswerSwitches switches;

  AnswerFaults(AnswerSwitches switches) {
    this.switches = switches;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/admin/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    linger();
    if (!switches.isFaulty()) {
      chain.doFilter(request, response);
      return;
    }
    var fault = switches.anyFault();
    if (fault != Fault.THROTTLED && switches.isDoneAnyway()) {
      var unheard = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, unheard);
      unheard.reset();
    }
    answer(fault, response);
  }

  private void linger() throws IOException {
    try {
      Thread.sleep(switches.positions().delayMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private static void answer(Fault fault, HttpServletResponse response) throws IOException {
    switch (fault) {
      case SERVER_ERROR -> write(response, 502, "text/plain", "Bad Gateway");
      case THROTTLED -> write(response, 200, "application/json", THROTTLED);
      case NONSENSE -> write(response, 200, "application/json", NONSENSE);
      case DROPPED_CONNECTION -> {
        response.setContentLength(NEVER_SENT);
        response.flushBuffer();
        throw new IOException("dropped, as the switches say");
      }
    }
  }

  private static void write(HttpServletResponse response, int status, String type, String body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
