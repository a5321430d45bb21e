package com.loyalnest.auth;

import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.ConfirmAdminRequest;
import com.loyalnest.auth.v1.EnrolAdminRequest;
import com.loyalnest.auth.v1.ExchangeAdminSessionRequest;
import com.loyalnest.auth.v1.InviteAdminRequest;
import com.loyalnest.auth.v1.InviteAdminResponse;
import com.loyalnest.auth.v1.SignInAdminRequest;
import com.loyalnest.auth.v1.SignInAdminResponse;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.grpc.client.GrpcChannelFactory;

/// Platform admins in front of auth-service.
record AdminDesk(GrpcChannelFactory channels) {
  static final String PASSWORD = "velvet-otter-umbrella-19";

  /// Somebody who has enrolled.
  record Person(String adminId, String email, Authenticator authenticator) {}

  static String freshEmail() {
    return "admin-" + UUID.randomUUID() + "@example.com";
  }

  InviteAdminResponse invite(String email, String role) {
    return stub()
        .withInterceptors(TestCallers.service("admin"))
        .inviteAdmin(InviteAdminRequest.newBuilder().setEmail(email).setRole(role).build());
  }

  Person enrolled(String role) {
    return enrolled(invite(freshEmail(), role));
  }

  Person enrolled(InviteAdminResponse invitation) {
    var secret = chosen(invitation.getInvitation(), PASSWORD);
    confirm(invitation.getInvitation(), secret.code());
    var person =
        new Person(invitation.getAdmin().getAdminId(), invitation.getAdmin().getEmail(), secret);
    forgetCodes(person);
    return person;
  }

  Authenticator chosen(String invitation, String password) {
    return new Authenticator(
        asNobody()
            .enrolAdmin(
                EnrolAdminRequest.newBuilder()
                    .setInvitation(invitation)
                    .setPassword(password)
                    .build())
            .getTotpSecret());
  }

  void confirm(String invitation, String code) {
    asNobody()
        .confirmAdmin(
            ConfirmAdminRequest.newBuilder().setInvitation(invitation).setCode(code).build());
  }

  /// However often within a time step.
  SignInAdminResponse signIn(Person person) {
    forgetCodes(person);
    return signIn(person.email(), PASSWORD, person.authenticator().code());
  }

  SignInAdminResponse signIn(String email, String password, String code) {
    return asNobody()
        .signInAdmin(
            SignInAdminRequest.newBuilder()
                .setEmail(email)
                .setPassword(password)
                .setCode(code)
                .setDevice("a test")
                .build());
  }

  /// What the public door gets for a session; empty if it does not live.
  String exchanged(String session) {
    return stub()
        .withInterceptors(TestCallers.service("frontend"))
        .exchangeAdminSession(ExchangeAdminSessionRequest.newBuilder().setSession(session).build())
        .getToken();
  }

  AuthServiceBlockingStub as(SignInAdminResponse in) {
    return stub().withInterceptors(TestCallers.bearer(exchanged(in.getSession())));
  }

  AuthServiceBlockingStub as(Person person) {
    return as(signIn(person));
  }

  AuthServiceBlockingStub asNobody() {
    return stub().withInterceptors(TestCallers.nobody());
  }

  /// Lets the codes of this time step be used again.
  void forgetCodes(Person person) {
    change("update auth.platform_admins set totp_step = 0 where admin_id = ?", person.adminId());
  }

  /// What time would do.
  static void change(String statement, String key) {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var update = connection.prepareStatement(statement)) {
      update.setString(1, key);
      update.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private AuthServiceBlockingStub stub() {
    return AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
  }
}
