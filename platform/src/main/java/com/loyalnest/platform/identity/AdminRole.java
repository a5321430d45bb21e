package com.loyalnest.platform.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a platform admin may do; each role includes those before it. The contract
/// (`common.v1.AdminRole`) says what each is for.
public enum AdminRole {
  SUPPORT,
  OPERATOR,
  OWNER;

  /// As it stands in tokens, answers and the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean includes(AdminRole least) {
    return compareTo(least) >= 0;
  }

  /// Nothing for a word that names no role.
  public static Optional<AdminRole> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
