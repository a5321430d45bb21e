package com.loyalnest.auth.staff;

import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.platform.outbox.Outbox;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// An owner decides what a staff member may do. A program always has an owner. Runs in the
/// merchant's tenancy.
@Service
public class AssignStaffRole {
  private final StaffRoles roles;
  private final Outbox outbox;

  AssignStaffRole(StaffRoles roles, Outbox outbox) {
    this.roles = roles;
    this.outbox = outbox;
  }

  /// What it comes to.
  public enum Outcome {
    ASSIGNED,
    /// Nobody of that number has ever signed in.
    UNKNOWN,
    /// It would leave the program without an owner.
    LAST_OWNER
  }

  @Transactional
  public Outcome assign(String merchantId, StaffMember member) {
    roles.lock(merchantId);
    var staff = roles.all(merchantId);
    if (staff.stream().noneMatch(each -> each.userId().equals(member.userId()))) {
      return Outcome.UNKNOWN;
    }
    if (!staff.contains(member)) {
      if (isOwnerless(staff, member)) {
        return Outcome.LAST_OWNER;
      }
      roles.put(merchantId, member);
      outbox.append(merchantId, new StaffRoleAssigned(member));
    }
    return Outcome.ASSIGNED;
  }

  @Transactional(readOnly = true)
  public List<StaffMember> staff(String merchantId) {
    return roles.all(merchantId);
  }

  private static boolean isOwnerless(List<StaffMember> staff, StaffMember changed) {
    return changed.role() != StaffRole.OWNER
        && staff.stream()
            .filter(each -> each.role() == StaffRole.OWNER)
            .allMatch(owner -> owner.userId().equals(changed.userId()));
  }
}
