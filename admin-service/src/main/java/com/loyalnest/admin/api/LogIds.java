package com.loyalnest.admin.api;

import java.util.regex.Pattern;

/// The shape of the ids of both logs. What does not have it is refused before it reaches the
/// database.
final class LogIds {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private LogIds() {}

  static boolean isOne(String text) {
    return ID.matcher(text).matches();
  }
}
