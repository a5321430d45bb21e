package com.loyalnest.frontend.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/// The body of a request as it came, up to a limit. A body that announces itself as larger is not
/// read at all, and one that does not is read no further than one byte past the limit.
public final class RawBody {
  public static final int LIMIT = 2 * 1024 * 1024;

  private RawBody() {}

  /// Empty when the body is too large.
  public static Optional<byte[]> of(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LIMIT) {
      return Optional.empty();
    }
    var body = request.getInputStream().readNBytes(LIMIT + 1);
    return body.length > LIMIT ? Optional.empty() : Optional.of(body);
  }
}
