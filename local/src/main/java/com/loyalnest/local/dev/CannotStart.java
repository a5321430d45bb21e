package com.loyalnest.local.dev;

/// Something a person has to put right first. The message is one line for them and is all that is
/// shown.
public final class CannotStart extends RuntimeException {
  public CannotStart(String message) {
    super(message);
  }

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
