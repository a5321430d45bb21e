package com.loyalnest.frontend.api.http;

import com.google.protobuf.Message;
import com.loyalnest.frontend.api.json.Envelope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.function.ServerResponse;

/// A whole HTTP answer in bytes; filters and routes give the same one.
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
  public static final String JSON = "application/json";
  private static final Map<String, String> PERSONAL = Map.of("Cache-Control", "no-store");

  /// An answer for one caller: nobody keeps it.
  public static Answer ok(Message message) {
    return new Answer(200, JSON, Envelope.ok(message), PERSONAL);
  }

  public static Answer ok(Map<String, String> fields) {
    return new Answer(200, JSON, Envelope.ok(fields), PERSONAL);
  }

  public static Answer of(Problem problem) {
    var answer =
        new Answer(
            problem.status(), JSON, Envelope.error(problem.code(), problem.message()), PERSONAL);
    return problem.retryAfterSeconds() > 0
        ? answer.with("Retry-After", Long.toString(problem.retryAfterSeconds()))
        : answer;
  }

  public Answer with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Answer(status, contentType, body, all);
  }

  public ServerResponse toResponse() {
    return ServerResponse.status(status)
        .build((request, response) -> {
          writeTo(response);
          return null;
        });
  }

  public void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(response::setHeader);
    if (body.length > 0) {
      response.setContentType(contentType);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
