package com.loyalnest.frontend.balance;

import java.util.regex.Pattern;

/// The ways a request may name a customer: our id, the platform's number, or the number's gid.
public final class CustomerName {
  private static final String GID = "gid://shopify/Customer/";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");
  private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private CustomerName() {}

  /// Without the gid's prefix.
  public static String plain(String name) {
    return name.startsWith(GID) ? name.substring(GID.length()) : name;
  }

  static boolean isOurs(String plain) {
    return OURS.matcher(plain).matches();
  }

  static boolean isNumber(String plain) {
    return NUMBER.matcher(plain).matches();
  }
}
