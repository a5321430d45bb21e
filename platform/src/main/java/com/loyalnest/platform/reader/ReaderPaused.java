package com.loyalnest.platform.reader;

/// Something outside is away, so the reader waits and tries the same events again; it is nobody's
/// failure and counts no try.
public final class ReaderPaused extends RuntimeException {
  public ReaderPaused(String what, Throwable cause) {
    super(what, cause);
  }
}
