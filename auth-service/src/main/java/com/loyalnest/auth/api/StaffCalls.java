package com.loyalnest.auth.api;

import com.loyalnest.auth.staff.AssignStaffRole;
import com.loyalnest.auth.staff.StaffMember;
import com.loyalnest.auth.v1.AssignStaffRoleRequest;
import com.loyalnest.auth.v1.AssignStaffRoleResponse;
import com.loyalnest.auth.v1.ListStaffResponse;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.StaffRole;
import org.springframework.stereotype.Component;

/// The contract's calls about staff.
@Component
class StaffCalls {
  private final AssignStaffRole roles;

  StaffCalls(AssignStaffRole roles) {
    this.roles = roles;
  }

  ListStaffResponse list(CallerIdentity.Merchant caller) {
    var response = ListStaffResponse.newBuilder();
    roles.staff(caller.merchantId()).forEach(member -> response.addStaff(mapped(member)));
    return response.build();
  }

  AssignStaffRoleResponse assign(CallerIdentity.Merchant caller, AssignStaffRoleRequest request) {
    var role =
        StaffRole.of(request.getRole()).orElseThrow(() -> Refusal.invalid("role", "no such role"));
    var member = new StaffMember(request.getUserId(), role);
    return switch (roles.assign(caller.merchantId(), member)) {
      case ASSIGNED -> AssignStaffRoleResponse.newBuilder().setMember(mapped(member)).build();
      case UNKNOWN ->
          throw new Refusal(
              Reason.STAFF_NOT_FOUND, "user_id: nobody of that number has signed in yet");
      case LAST_OWNER ->
          throw new Refusal(
              Reason.LAST_OWNER, "make somebody else an owner first, a program has at least one");
    };
  }

  private static com.loyalnest.auth.v1.StaffMember mapped(StaffMember member) {
    return com.loyalnest.auth.v1.StaffMember.newBuilder()
        .setUserId(member.userId())
        .setRole(member.role().word())
        .build();
  }
}
