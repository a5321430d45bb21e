package com.loyalnest.points.verification;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Writes lines and knows how many there are and what they hash to.
final class HashedLines {
  private final OutputStream out;
  private final MessageDigest digest;
  private long lines;

  HashedLines(OutputStream out) {
    this.out = out;
    this.digest = sha256();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  void write(String line) throws IOException {
    var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    digest.update(bytes);
    out.write(bytes);
    lines++;
  }

  long lines() {
    return lines;
  }

  /// Of all bytes so far; nothing may be written after it but the end.
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
