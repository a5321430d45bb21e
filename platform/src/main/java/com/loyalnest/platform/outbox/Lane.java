package com.loyalnest.platform.outbox;

/// Which queue an event travels in. Bulk work (imports, expiry, back-fill) has its own, so that it
/// never stands before what people are waiting for.
public enum Lane {
  LIVE(0, ""),
  BULK(1, ":bulk");

  private final short code;
  private final String suffix;

  Lane(int code, String suffix) {
    this.code = (short) code;
    this.suffix = suffix;
  }

  static Lane of(short code) {
    return code == LIVE.code ? LIVE : BULK;
  }

  /// How it stands in the table.
  short code() {
    return code;
  }

  /// What the stream's name ends with.
  public String suffix() {
    return suffix;
  }
}
