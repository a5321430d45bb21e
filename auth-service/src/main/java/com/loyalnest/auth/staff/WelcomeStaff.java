package com.loyalnest.auth.staff;

import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.platform.outbox.Outbox;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives a staff member who signs in a role: whoever comes first owns the program, the owner of the
/// shop's account does too, everybody else sees and changes nothing until an owner says so. Runs in
/// the merchant's tenancy.
@Service
public class WelcomeStaff {
  private final StaffRoles roles;
  private final Outbox outbox;

  WelcomeStaff(StaffRoles roles, Outbox outbox) {
    this.roles = roles;
    this.outbox = outbox;
  }

  /// The member's role; of somebody who comes first, the owner's.
  @Transactional
  public Optional<StaffRole> roleOf(String merchantId, String userId) {
    var owner = new StaffMember(userId, StaffRole.OWNER);
    if (roles.putFirst(merchantId, owner)) {
      outbox.append(merchantId, new StaffRoleAssigned(owner));
    }
    return roles.find(merchantId, userId);
  }

  /// For somebody without a role.
  ///
  /// @return the role, which is another's decision if there was one meanwhile
  @Transactional
  public StaffRole welcome(String merchantId, StaffMember member) {
    if (roles.putNew(merchantId, member)) {
      outbox.append(merchantId, new StaffRoleAssigned(member));
    }
    return roles.find(merchantId, member.userId()).orElseThrow();
  }
}
