package com.loyalnest.frontend.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// The body of a request as it came, up to a limit. A body that announces itself as larger is not
/// read at all, and one that does not is read no further than one byte past the limit.
public final class RawBody {
  public static final int LIMIT = 2 * 1024 * 1024;

  private static final int SMALL = 64 * 1024;

  private RawBody() {}

  /// Empty when the body is too large.
  public static Optional<byte[]> of(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LIMIT) {
      return Optional.empty();
    }
    var body = read(request);
    return body.length > LIMIT ? Optional.empty() : Optional.of(body);
  }

  /// A small announced body is read into its own array; memory for a large one grows only with what
  /// really comes.
  private static byte[] read(HttpServletRequest request) throws IOException {
    var announced = request.getContentLength();
    var input = request.getInputStream();
    if (announced < 0 || announced > SMALL) {
      return input.readNBytes(LIMIT + 1);
    }
    var body = new byte[announced];
    var read = input.readNBytes(body, 0, announced);
    return read == announced ? body : Arrays.copyOf(body, read);
  }
}
