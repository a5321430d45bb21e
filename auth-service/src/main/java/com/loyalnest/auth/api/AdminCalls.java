package com.loyalnest.auth.api;

import com.loyalnest.auth.admin.AdminLog;
import com.loyalnest.auth.admin.ChangeAdmin;
import com.loyalnest.auth.admin.EnrolAdmin;
import com.loyalnest.auth.admin.InviteAdmin;
import com.loyalnest.auth.v1.AdminLogEntry;
import com.loyalnest.auth.v1.ChangeAdminRequest;
import com.loyalnest.auth.v1.ChangeAdminResponse;
import com.loyalnest.auth.v1.ConfirmAdminRequest;
import com.loyalnest.auth.v1.ConfirmAdminResponse;
import com.loyalnest.auth.v1.EnrolAdminRequest;
import com.loyalnest.auth.v1.EnrolAdminResponse;
import com.loyalnest.auth.v1.InviteAdminRequest;
import com.loyalnest.auth.v1.InviteAdminResponse;
import com.loyalnest.auth.v1.ListAdminLogRequest;
import com.loyalnest.auth.v1.ListAdminLogResponse;
import com.loyalnest.auth.v1.ListAdminsResponse;
import com.loyalnest.auth.v1.PlatformAdmin;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.AdminRole;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import org.springframework.stereotype.Component;

/// The contract's calls about who is a platform admin.
@Component
class AdminCalls {
  private static final int USUAL_PAGE = 100;

  private final InviteAdmin invite;
  private final EnrolAdmin enrol;
  private final ChangeAdmin change;
  private final AdminLog log;

  AdminCalls(InviteAdmin invite, EnrolAdmin enrol, ChangeAdmin change, AdminLog log) {
    this.invite = invite;
    this.enrol = enrol;
    this.change = change;
    this.log = log;
  }

  InviteAdminResponse invite(InviteAdminRequest request) {
    var invitation =
        invite
            .invite(request.getEmail(), role(request.getRole()), actor())
            .orElseThrow(AdminCalls::lastOwner);
    return InviteAdminResponse.newBuilder()
        .setAdmin(mapped(invitation.admin()))
        .setInvitation(invitation.text())
        .setExpiresAt(Times.timestamp(invitation.expiresAt()))
        .build();
  }

  EnrolAdminResponse enrol(EnrolAdminRequest request) {
    return switch (enrol.choose(request.getInvitation(), request.getPassword())) {
      case EnrolAdmin.Chosen.Secret secret ->
          EnrolAdminResponse.newBuilder()
              .setTotpSecret(secret.secret())
              .setTotpUri(secret.uri())
              .build();
      case EnrolAdmin.Chosen.Weak weak ->
          throw new Refusal(Reason.WEAK_PASSWORD, "password: " + weak.why());
      case EnrolAdmin.Chosen.NoInvitation none ->
          throw new Refusal(Reason.UNAUTHENTICATED, "the invitation is not valid or has ended");
    };
  }

  ConfirmAdminResponse confirm(ConfirmAdminRequest request) {
    if (!enrol.confirm(request.getInvitation(), request.getCode())) {
      throw new Refusal(
          Reason.UNAUTHENTICATED,
          "the invitation or the code is not valid, or too many were tried");
    }
    return ConfirmAdminResponse.getDefaultInstance();
  }

  ListAdminsResponse list() {
    var response = ListAdminsResponse.newBuilder();
    change.all().forEach(admin -> response.addAdmins(mapped(admin)));
    return response.build();
  }

  ChangeAdminResponse change(ChangeAdminRequest request) {
    var role = role(request.getRole());
    return switch (change.change(request.getAdminId(), role, request.getDisabled(), actor())) {
      case ChangeAdmin.Outcome.Changed changed ->
          ChangeAdminResponse.newBuilder().setAdmin(mapped(changed.admin())).build();
      case ChangeAdmin.Outcome.Unknown unknown ->
          throw new Refusal(Reason.ADMIN_NOT_FOUND, "admin_id: no such admin");
      case ChangeAdmin.Outcome.LastOwner last -> throw lastOwner();
    };
  }

  ListAdminLogResponse log(ListAdminLogRequest request) {
    var limit = request.getLimit() == 0 ? USUAL_PAGE : request.getLimit();
    var response = ListAdminLogResponse.newBuilder();
    log.page(request.getBeforeEntryId(), limit)
        .forEach(entry ->
            response.addEntries(
                AdminLogEntry.newBuilder()
                    .setEntryId(entry.entryId())
                    .setAdminId(entry.adminId())
                    .setAction(entry.action())
                    .setActor(entry.actor())
                    .setAt(Times.timestamp(entry.at()))));
    return response.build();
  }

  static PlatformAdmin mapped(com.loyalnest.auth.admin.PlatformAdmin admin) {
    var mapped =
        PlatformAdmin.newBuilder()
            .setAdminId(admin.adminId())
            .setEmail(admin.email())
            .setRole(admin.role().word())
            .setInvitedAt(Times.timestamp(admin.invitedAt()));
    admin.enrolledAt().ifPresent(at -> mapped.setEnrolledAt(Times.timestamp(at)));
    admin.disabledAt().ifPresent(at -> mapped.setDisabledAt(Times.timestamp(at)));
    admin.lockedUntil().ifPresent(at -> mapped.setLockedUntil(Times.timestamp(at)));
    return mapped.build();
  }

  private static String actor() {
    return CallerContext.current() instanceof CallerIdentity.PlatformAdmin admin
        ? admin.adminId()
        : AdminLog.OPERATOR;
  }

  private static AdminRole role(String word) {
    return AdminRole.of(word).orElseThrow(() -> Refusal.invalid("role", "no such role"));
  }

  private static Refusal lastOwner() {
    return new Refusal(
        Reason.LAST_ADMIN_OWNER,
        "make somebody else an owner first, the platform has at least one");
  }
}
