package com.loyalnest.auth.admin;

import com.loyalnest.platform.identity.AdminRole;
import java.time.Instant;
import java.util.Optional;

/// A platform admin.
///
/// @param enrolledAt since when there are a password and a second factor
/// @param disabledAt since when nobody is let in as this admin
/// @param lockedUntil how long nobody is, after too many wrong tries
public record PlatformAdmin(
    String adminId,
    String email,
    AdminRole role,
    Instant invitedAt,
    Optional<Instant> enrolledAt,
    Optional<Instant> disabledAt,
    Optional<Instant> lockedUntil) {

  @Override
  public String toString() {
    return "PlatformAdmin[" + adminId + ", " + role + "]";
  }
}
