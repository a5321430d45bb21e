package com.loyalnest.admin.webhook;

import java.util.Locale;

/// How something of a shop came to us.
public enum Origin {
  /// The shop told it.
  WEBHOOK,
  /// We looked, and the shop had not told it.
  RECONCILIATION,
  /// It was before the shop was connected.
  HISTORY;

  /// How it stands in the table.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Origin of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
