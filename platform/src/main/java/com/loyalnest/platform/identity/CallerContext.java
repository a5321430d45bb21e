package com.loyalnest.platform.identity;

/// The caller of the code that is running; [CallerIdentity.Anyone] where none was bound.
public final class CallerContext {
  private static final ScopedValue<CallerIdentity> CURRENT = ScopedValue.newInstance();

  private CallerContext() {}

  public static CallerIdentity current() {
    return CURRENT.orElse(new CallerIdentity.Anyone());
  }

  /// For the doors that have proved an identity.
  public static ScopedValue<CallerIdentity> scope() {
    return CURRENT;
  }
}
