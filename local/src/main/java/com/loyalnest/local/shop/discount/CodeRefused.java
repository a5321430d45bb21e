package com.loyalnest.local.shop.discount;

import com.loyalnest.local.shop.NotPossible;

/// A discount code cannot be used with this cart by this buyer; the message says why.
public final class CodeRefused extends NotPossible {
  private final String code;

  CodeRefused(String code, String why) {
    super(why);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
