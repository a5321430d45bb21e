package com.loyalnest.referrals.message;

import java.util.Arrays;
import java.util.Set;

/// What a message is about, and the variables its texts may use: a template that names another one
/// is refused.
public enum MessageType {
  POINTS_EARNED("points_earned");

  private final String word;

  MessageType(String word) {
    this.word = word;
  }

  /// Its name in tables, contracts and resources.
  public String word() {
    return word;
  }

  Set<String> variables() {
    return switch (this) {
      case POINTS_EARNED ->
          Set.of("first_name", "points", "points_phrase", "balance", "balance_phrase");
    };
  }

  static MessageType of(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no message type " + word));
  }
}
