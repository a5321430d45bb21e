package com.loyalnest.local.launcher;

/// Something a person has to put right first. The message is one line for them and is all that is
/// shown.
final class CannotStart extends RuntimeException {
  CannotStart(String message) {
    super(message);
  }

  CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
