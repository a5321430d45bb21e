package com.loyalnest.points.program;

/// What keeps points from being lost to inactivity besides earning by orders and deeds, which
/// always does.
///
/// @param adjustments by the merchant's staff, either way
/// @param birthdays the points that are given for one
public record ExpiryActivity(boolean redemptions, boolean adjustments, boolean birthdays) {
  public static final ExpiryActivity DEFAULT = new ExpiryActivity(true, false, false);
}
