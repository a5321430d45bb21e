package com.loyalnest.auth.api;

import com.loyalnest.auth.admin.ChangeAdminPassword;
import com.loyalnest.auth.admin.EndAdminSession;
import com.loyalnest.auth.admin.ExchangeAdminSession;
import com.loyalnest.auth.admin.SignInAdmin;
import com.loyalnest.auth.v1.AdminSession;
import com.loyalnest.auth.v1.ChangeAdminPasswordRequest;
import com.loyalnest.auth.v1.ChangeAdminPasswordResponse;
import com.loyalnest.auth.v1.EndAdminSessionRequest;
import com.loyalnest.auth.v1.EndAdminSessionResponse;
import com.loyalnest.auth.v1.ExchangeAdminSessionRequest;
import com.loyalnest.auth.v1.ExchangeAdminSessionResponse;
import com.loyalnest.auth.v1.ListAdminSessionsRequest;
import com.loyalnest.auth.v1.ListAdminSessionsResponse;
import com.loyalnest.auth.v1.SignInAdminRequest;
import com.loyalnest.auth.v1.SignInAdminResponse;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.AdminRole;
import com.loyalnest.platform.identity.CallerIdentity;
import org.springframework.stereotype.Component;

/// The contract's calls about platform admins who are signed in, or want to be.
@Component
class AdminSessionCalls {
  private static final String NOT_LET_IN =
      "the address, the password or the code is wrong, or there were too many tries: then wait fifteen minutes";

  private final SignInAdmin signIn;
  private final ChangeAdminPassword password;
  private final EndAdminSession sessions;
  private final ExchangeAdminSession exchange;

  AdminSessionCalls(
      SignInAdmin signIn,
      ChangeAdminPassword password,
      EndAdminSession sessions,
      ExchangeAdminSession exchange) {
    this.signIn = signIn;
    this.password = password;
    this.sessions = sessions;
    this.exchange = exchange;
  }

  SignInAdminResponse signIn(SignInAdminRequest request) {
    return signIn
        .signIn(
            request.getEmail(),
            request.getPassword(),
            request.getCode(),
            request.getDevice().strip())
        .map(in ->
            SignInAdminResponse.newBuilder()
                .setSession(in.session())
                .setSessionId(in.sessionId())
                .setExpiresAt(Times.timestamp(in.expiresAt()))
                .setAdmin(AdminCalls.mapped(in.admin()))
                .build())
        .orElseThrow(() -> new Refusal(Reason.UNAUTHENTICATED, NOT_LET_IN));
  }

  ChangeAdminPasswordResponse changePassword(
      CallerIdentity.PlatformAdmin caller, ChangeAdminPasswordRequest request) {
    return switch (password.change(
        caller.adminId(),
        caller.sessionId(),
        request.getPassword(),
        request.getCode(),
        request.getNewPassword())) {
      case ChangeAdminPassword.Outcome.Changed changed ->
          ChangeAdminPasswordResponse.getDefaultInstance();
      case ChangeAdminPassword.Outcome.Weak weak ->
          throw new Refusal(Reason.WEAK_PASSWORD, "new_password: " + weak.why());
      case ChangeAdminPassword.Outcome.NotProved not ->
          throw new Refusal(Reason.UNAUTHENTICATED, NOT_LET_IN);
    };
  }

  ListAdminSessionsResponse list(
      CallerIdentity.PlatformAdmin caller, ListAdminSessionsRequest request) {
    var adminId = request.getAdminId().isEmpty() ? caller.adminId() : request.getAdminId();
    if (!adminId.equals(caller.adminId()) && !isOwner(caller)) {
      throw new Refusal(Reason.PERMISSION_DENIED, "admin_id: not yours");
    }
    var response = ListAdminSessionsResponse.newBuilder();
    sessions
        .live(adminId)
        .forEach(session -> response.addSessions(mapped(session, caller.sessionId())));
    return response.build();
  }

  EndAdminSessionResponse end(CallerIdentity.PlatformAdmin caller, EndAdminSessionRequest request) {
    if (!sessions.end(request.getSessionId(), caller.adminId(), isOwner(caller))) {
      throw new Refusal(Reason.SESSION_NOT_FOUND, "session_id: no such session, or it has ended");
    }
    return EndAdminSessionResponse.getDefaultInstance();
  }

  ExchangeAdminSessionResponse exchange(ExchangeAdminSessionRequest request) {
    return exchange
        .exchange(request.getSession())
        .map(minted ->
            ExchangeAdminSessionResponse.newBuilder()
                .setToken(minted.token())
                .setExpiresAt(Times.timestamp(minted.expiresAt()))
                .build())
        .orElseGet(ExchangeAdminSessionResponse::getDefaultInstance);
  }

  private static boolean isOwner(CallerIdentity.PlatformAdmin caller) {
    return caller.role().includes(AdminRole.OWNER);
  }

  private static AdminSession mapped(
      com.loyalnest.auth.admin.AdminSession session, String currentId) {
    return AdminSession.newBuilder()
        .setSessionId(session.sessionId())
        .setDevice(session.device())
        .setCreatedAt(Times.timestamp(session.createdAt()))
        .setLastUsedAt(Times.timestamp(session.lastUsedAt()))
        .setExpiresAt(Times.timestamp(session.expiresAt()))
        .setCurrent(session.sessionId().equals(currentId))
        .build();
  }
}
