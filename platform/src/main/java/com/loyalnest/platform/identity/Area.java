package com.loyalnest.platform.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an API key is for.
public enum Area {
  CUSTOMERS,
  PROGRAM,
  REWARDS,
  REPORTS;

  /// As it stands in tokens, answers and the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Nothing for a word that names no area.
  public static Optional<Area> of(String word) {
    return Arrays.stream(values()).filter(area -> area.word().equals(word)).findFirst();
  }
}
