package com.loyalnest.points.closing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/// SHA-256 over the lines of a day: whose day it is, the hash of the day before, and every
/// transaction's text in order. Each line is UTF-8 and ends with a line feed.
public final class DayHash {
  /// What stands in for the hash before the first.
  public static final String NONE = "0".repeat(64);

  private static final String FORMAT = "loyalnest ledger day 1";

  private final MessageDigest digest;

  public DayHash(String merchantId, LocalDate day, Instant endsAt, String previousHash) {
    this.digest = sha256();
    add(FORMAT);
    add(merchantId);
    add(day.toString());
    add(endsAt.toString());
    add(previousHash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public void add(String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  /// In hexadecimal digits; ends the day.
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
