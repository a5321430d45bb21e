package com.loyalnest.admin.shop;

import java.util.Locale;

/// The objects of a shop that have a version: when they were last changed.
public enum ObjectKind {
  ORDER,
  CUSTOMER,
  PRODUCT;

  /// How it stands in the tables.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ObjectKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
