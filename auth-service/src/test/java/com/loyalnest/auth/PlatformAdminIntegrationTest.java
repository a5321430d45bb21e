package com.loyalnest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.auth.AdminDesk.Person;
import com.loyalnest.auth.v1.AdminLogEntry;
import com.loyalnest.auth.v1.ChangeAdminRequest;
import com.loyalnest.auth.v1.InviteAdminRequest;
import com.loyalnest.auth.v1.ListAdminLogRequest;
import com.loyalnest.auth.v1.ListAdminsRequest;
import com.loyalnest.platform.identity.AdminRole;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.TokenVerifier;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestServers;
import io.grpc.StatusRuntimeException;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.grpc.client.GrpcChannelFactory;

/// Who is a platform admin, and who decides it.
@SpringBootTest(properties = "spring.config.name=auth")
@ServiceTest
@AutoConfigureTestGrpcTransport
class PlatformAdminIntegrationTest {
  @Autowired GrpcChannelFactory channels;
  @Autowired TokenVerifier verifier;

  private AdminDesk desk;

  @BeforeEach
  void noOwnersFromEarlier() {
    desk = new AdminDesk(channels);
    AdminDesk.change(
        "update auth.platform_admins set disabled_at = now() where role = ? and disabled_at is null",
        "owner");
  }

  @Test
  void theAuthenticatorGetsAnAddressThatItUnderstands() {
    var invitation = desk.invite("quinn+ops@example.com", "support");
    var answer =
        desk.asNobody()
            .enrolAdmin(
                com.loyalnest.auth.v1.EnrolAdminRequest.newBuilder()
                    .setInvitation(invitation.getInvitation())
                    .setPassword(AdminDesk.PASSWORD)
                    .build());

    assertThat(answer.getTotpUri())
        .isEqualTo(
            "otpauth://totp/LoyalNest:quinn%2Bops%40example.com?secret="
                + answer.getTotpSecret()
                + "&issuer=LoyalNest");
    assertThat(answer.getTotpSecret()).matches("[A-Z2-7]{32}");
  }

  @Test
  void passwordsThatAreGuessedEasilyAreRefusedWithTheReason() {
    var email = "quinn.oleander." + System.nanoTime() + "@example.com";
    var invitation = desk.invite(email, "support").getInvitation();
    for (var weak :
        List.of("passwordpassword", "qwertyuiop12", "aaaaaaaaaaaaaaaa", "123456789012", email)) {
      assertThatThrownBy(() -> desk.chosen(invitation, weak))
          .as(weak)
          .hasMessageStartingWith("INVALID_ARGUMENT: password: ");
    }
    assertThatThrownBy(() -> desk.chosen(invitation, "kX9#tQ2$mB7"))
        .as("eleven characters")
        .hasMessageContaining("INVALID_ARGUMENT");
  }

  @Test
  void anInvitationIsForOneAndForTwoDays() {
    var used = desk.invite(AdminDesk.freshEmail(), "support");
    desk.enrolled(used);
    assertThatThrownBy(() -> desk.chosen(used.getInvitation(), AdminDesk.PASSWORD))
        .hasMessageContaining("UNAUTHENTICATED");

    var late = desk.invite(AdminDesk.freshEmail(), "support");
    AdminDesk.change(
        "update auth.platform_admins set invitation_expires_at = now() where admin_id = ?",
        late.getAdmin().getAdminId());
    assertThatThrownBy(() -> desk.chosen(late.getInvitation(), AdminDesk.PASSWORD))
        .hasMessageContaining("UNAUTHENTICATED");
  }

  @Test
  void anAuthenticatorThatDoesNotHaveTheSecretConfirmsNothing() {
    var invitation = desk.invite(AdminDesk.freshEmail(), "support");
    assertThatThrownBy(() -> desk.confirm(invitation.getInvitation(), "000000"))
        .hasMessageContaining("UNAUTHENTICATED");
    var secret = desk.chosen(invitation.getInvitation(), AdminDesk.PASSWORD);
    for (var n = 0; n < 5; n++) {
      assertThatThrownBy(() -> desk.confirm(invitation.getInvitation(), secret.code(9)))
          .hasMessageContaining("UNAUTHENTICATED");
    }
    assertThatThrownBy(() -> desk.confirm(invitation.getInvitation(), secret.code()))
        .as("after too many tries")
        .hasMessageContaining("UNAUTHENTICATED");
  }

  @Test
  void whoeverIsInvitedAgainBeginsAnew() {
    var person = desk.enrolled("operator");
    var session = desk.signIn(person).getSession();

    var again = desk.invite(person.email(), "support");

    assertThat(again.getAdmin().getAdminId()).isEqualTo(person.adminId());
    assertThat(desk.exchanged(session)).isEmpty();
    assertThatThrownBy(() -> desk.signIn(person)).hasMessageContaining("UNAUTHENTICATED");
    var anew = desk.enrolled(again);
    assertThat(roleOf(anew)).isEqualTo(AdminRole.SUPPORT);
  }

  @Test
  void anotherRoleHoldsFromTheNextExchangeOn() {
    var owner = desk.enrolled("owner");
    var person = desk.enrolled("support");
    var session = desk.signIn(person).getSession();

    desk.as(owner).changeAdmin(change(person, "operator", false));

    assertThat(((CallerIdentity.PlatformAdmin) verifier.verify(desk.exchanged(session))).role())
        .isEqualTo(AdminRole.OPERATOR);
  }

  @Test
  void whoIsLockedOutForGoodIsOutAtOnceAndBackOnlyByInvitation() {
    var owner = desk.enrolled("owner");
    var person = desk.enrolled("operator");
    var session = desk.signIn(person).getSession();

    var gone = desk.as(owner).changeAdmin(change(person, "operator", true)).getAdmin();

    assertThat(gone.hasDisabledAt()).isTrue();
    assertThat(desk.exchanged(session)).isEmpty();
    assertThatThrownBy(() -> desk.signIn(person)).hasMessageContaining("UNAUTHENTICATED");
    desk.as(owner).changeAdmin(change(person, "operator", false));
    assertThatThrownBy(() -> desk.signIn(person)).hasMessageContaining("UNAUTHENTICATED");
    desk.signIn(desk.enrolled(desk.invite(person.email(), "operator")));
  }

  @Test
  void thePlatformKeepsAnOwner() {
    var owner = desk.enrolled("owner");
    for (var wish : List.of(change(owner, "support", false), change(owner, "owner", true))) {
      assertThatThrownBy(() -> desk.as(owner).changeAdmin(wish))
          .hasMessageContaining("at least one");
    }
    assertThatThrownBy(() ->
            desk.as(owner)
                .inviteAdmin(
                    InviteAdminRequest.newBuilder()
                        .setEmail(owner.email())
                        .setRole("support")
                        .build()))
        .hasMessageContaining("at least one");

    desk.enrolled("owner");
    assertThat(desk.as(owner).changeAdmin(change(owner, "support", false)).getAdmin().getRole())
        .isEqualTo("support");
  }

  @Test
  void twoOwnersCannotTakeTheRoleFromEachOther() throws Exception {
    for (var round = 0; round < 8; round++) {
      noOwnersFromEarlier();
      var one = desk.enrolled("owner");
      var two = desk.enrolled("owner");
      var asOne = desk.as(one);
      var asTwo = desk.as(two);
      List<Callable<Boolean>> both =
          List.of(
              () -> succeeds(() -> asOne.changeAdmin(change(two, "support", false))),
              () -> succeeds(() -> asTwo.changeAdmin(change(one, "support", false))));
      try (var threads = Executors.newFixedThreadPool(2)) {
        var done = threads.invokeAll(both);
        assertThat(done.get(0).get() ^ done.get(1).get()).isTrue();
      }
    }
  }

  @Test
  void onlyOwnersDecideAndOnlyOwnersReadTheLog() {
    for (var role : List.of("support", "operator")) {
      var person = desk.enrolled(role);
      var as = desk.as(person);
      assertThatThrownBy(() -> as.listAdmins(ListAdminsRequest.getDefaultInstance()))
          .hasMessageContaining("PERMISSION_DENIED");
      assertThatThrownBy(() -> as.listAdminLog(ListAdminLogRequest.getDefaultInstance()))
          .hasMessageContaining("PERMISSION_DENIED");
      assertThatThrownBy(() -> as.changeAdmin(change(person, "owner", false)))
          .hasMessageContaining("PERMISSION_DENIED");
      assertThatThrownBy(() -> as.inviteAdmin(InviteAdminRequest.getDefaultInstance()))
          .hasMessageContaining("PERMISSION_DENIED");
    }
  }

  @Test
  void theLogTellsWhoDidWhatAndIsReadPageByPage() {
    var owner = desk.enrolled("owner");
    var as = desk.as(owner);
    var person =
        desk.enrolled(
            as.inviteAdmin(
                InviteAdminRequest.newBuilder()
                    .setEmail(AdminDesk.freshEmail())
                    .setRole("support")
                    .build()));
    as.changeAdmin(change(person, "operator", false));

    var newest = as.listAdminLog(ListAdminLogRequest.newBuilder().setLimit(2).build());
    assertThat(newest.getEntriesList())
        .extracting(AdminLogEntry::getAdminId, AdminLogEntry::getAction, AdminLogEntry::getActor)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(person.adminId(), "changed", owner.adminId()),
            org.assertj.core.groups.Tuple.tuple(person.adminId(), "enrolled", person.adminId()));
    var before =
        as.listAdminLog(
            ListAdminLogRequest.newBuilder()
                .setLimit(1)
                .setBeforeEntryId(newest.getEntries(1).getEntryId())
                .build());
    assertThat(before.getEntries(0).getAction()).isEqualTo("invited");
    assertThat(before.getEntries(0).getActor()).isEqualTo(owner.adminId());
  }

  @Test
  void nothingThatOpensAnythingIsInTheDatabase() throws Exception {
    var invitation = desk.invite(AdminDesk.freshEmail(), "support");
    var person = desk.enrolled(invitation);
    var session = desk.signIn(person).getSession();
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select (select string_agg(a::text || encode(a.email, 'escape') || coalesce(encode(a.totp_secret, 'escape'), ''), ' ')
                            from auth.platform_admins a)
                        || (select string_agg(s::text, ' ') from auth.admin_sessions s)
                        || (select string_agg(l::text, ' ') from auth.admin_log l)
                    """)) {
      rows.next();
      assertThat(rows.getString(1))
          .contains(person.adminId(), "$argon2id$v=19$m=19456,t=2,p=1$")
          .doesNotContain(person.email())
          .doesNotContain(person.authenticator().secret())
          .doesNotContain(AdminDesk.PASSWORD)
          .doesNotContain(session.substring(session.indexOf('.') + 1))
          .doesNotContain(secretOf(invitation.getInvitation()));
    }
  }

  private static String secretOf(String text) {
    return text.substring(text.indexOf('.') + 1);
  }

  private AdminRole roleOf(Person person) {
    return ((CallerIdentity.PlatformAdmin)
            verifier.verify(desk.exchanged(desk.signIn(person).getSession())))
        .role();
  }

  private static boolean succeeds(Runnable call) {
    try {
      call.run();
      return true;
    } catch (StatusRuntimeException refused) {
      return false;
    }
  }

  private static ChangeAdminRequest change(Person person, String role, boolean disabled) {
    return ChangeAdminRequest.newBuilder()
        .setAdminId(person.adminId())
        .setRole(role)
        .setDisabled(disabled)
        .build();
  }
}
