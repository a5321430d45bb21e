package com.loyalnest.platform.identity;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.loyalnest.common.v1.AccessProto;
import com.loyalnest.common.v1.Caller;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who may call a method, as its contract declares it. What it does not declare is refused: a
/// method without the option may be called by nobody, one without a role by none of the staff, one
/// without an area by no API key, one without an admin's role by no platform admin.
///
/// @param staff the least role of a merchant's staff
/// @param area what an API key must be for
/// @param admin the least role of a platform admin
public record MethodAccess(
    Set<Caller> callers,
    Optional<StaffRole> staff,
    Optional<Area> area,
    Optional<AdminRole> admin) {
  public static final MethodAccess ANYONE = onlyFor(Set.of(Caller.CALLER_PUBLIC));
  public static final MethodAccess NOBODY = onlyFor(Set.of());

  private static final String ROLE_PREFIX = "STAFF_ROLE_";
  private static final String ADMIN_PREFIX = "ADMIN_ROLE_";
  private static final String AREA_PREFIX = "AREA_";

  public static MethodAccess of(MethodDescriptor contract) {
    var declared = contract.getOptions().getExtension(AccessProto.access);
    return new MethodAccess(
        Set.copyOf(declared.getCallersList()),
        StaffRole.of(word(ROLE_PREFIX, declared.getStaff())),
        Area.of(word(AREA_PREFIX, declared.getArea())),
        AdminRole.of(word(ADMIN_PREFIX, declared.getAdmin())));
  }

  private static MethodAccess onlyFor(Set<Caller> callers) {
    return new MethodAccess(callers, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public boolean isOpenToAnyone() {
    return callers.contains(Caller.CALLER_PUBLIC);
  }

  public boolean admits(CallerIdentity caller) {
    return callers.contains(caller.kind())
        && switch (caller) {
          case CallerIdentity.MerchantUser user -> admits(user.role());
          case CallerIdentity.ApiKey key ->
              area.filter(key.areas()::contains).isPresent() && admits(mostOf(key));
          case CallerIdentity.PlatformAdmin person ->
              admin.filter(person.role()::includes).isPresent();
          case CallerIdentity.Shopper shopper -> true;
          case CallerIdentity.Service service -> true;
          case CallerIdentity.Anyone anyone -> true;
        };
  }

  /// No key decides who of the staff may do what.
  private static StaffRole mostOf(CallerIdentity.ApiKey key) {
    return key.readOnly() ? StaffRole.VIEWER : StaffRole.MANAGER;
  }

  private boolean admits(StaffRole role) {
    return staff.filter(role::includes).isPresent();
  }

  private static String word(String prefix, Enum<?> declared) {
    return declared.name().substring(prefix.length()).toLowerCase(Locale.ROOT);
  }
}
