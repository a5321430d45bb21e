package com.loyalnest.points.reward;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a reward gives. Only those that the shop can be asked for are here.
public enum RewardType {
  AMOUNT_OFF,
  PERCENTAGE,
  FREE_SHIPPING;

  /// Its word in SQL and in the contract.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RewardType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
