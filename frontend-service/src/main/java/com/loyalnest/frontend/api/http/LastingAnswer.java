package com.loyalnest.frontend.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// A public answer that changes only with a release: its bytes, named by their digest. The tag is
/// weak, so that the answer may still be compressed on its way.
public record LastingAnswer(Answer answer, String tag) {
  private static final int DIGITS = 24;

  /// @param maxAgeSeconds how long it may be used without asking
  public static LastingAnswer of(byte[] body, String contentType, int maxAgeSeconds) {
    var tag = "W/\"" + digest(body).substring(0, DIGITS) + "\"";
    return new LastingAnswer(
        new Answer(
            200,
            contentType,
            body,
            Map.of("ETag", tag, "Cache-Control", "public, max-age=" + maxAgeSeconds)),
        tag);
  }

  /// The bytes, or 304 for someone who has them.
  public Answer answerTo(HttpServletRequest request) {
    var known = request.getHeader("If-None-Match");
    return known != null && (known.equals("*") || known.contains(tag))
        ? new Answer(304, answer.contentType(), new byte[0], answer.headers())
        : answer;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
