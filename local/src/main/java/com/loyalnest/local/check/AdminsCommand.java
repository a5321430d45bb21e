package com.loyalnest.local.check;

import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.InviteAdminRequest;
import com.loyalnest.local.dev.DevSuite;

/// `admins invite`: makes somebody a platform admin, or lets one begin anew.
public final class AdminsCommand {
  private final SuiteCalls calls;

  public AdminsCommand(DevSuite suite, String serviceKey) {
    this.calls = new SuiteCalls(suite, serviceKey);
  }

  /// @param role `support`, `operator` or `owner`
  public int invite(String email, String role) {
    var invitation =
        calls.ask(
            "auth",
            AuthServiceGrpc.SERVICE_NAME,
            AuthServiceGrpc::newBlockingStub,
            auth ->
                auth.inviteAdmin(
                    InviteAdminRequest.newBuilder().setEmail(email).setRole(role).build()));
    System.out.println(invitation.getInvitation());
    System.err.println(
        "shown this once and good for two days: POST it with a password to "
            + calls.suite().edge()
            + "/v1/api/admin/enrol");
    return 0;
  }
}
