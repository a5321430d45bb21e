package com.loyalnest.auth.admin;

import java.util.Locale;

/// What can happen to a platform admin's account.
public enum AdminAction {
  INVITED,
  ENROLLED,
  SIGNED_IN,
  REFUSED,
  LOCKED,
  CHANGED,
  DISABLED,
  PASSWORD_CHANGED,
  SESSION_ENDED;

  /// As it stands in answers and the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
