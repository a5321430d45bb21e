package com.loyalnest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.auth.AdminDesk.Person;
import com.loyalnest.auth.v1.AdminLogEntry;
import com.loyalnest.auth.v1.AdminSession;
import com.loyalnest.auth.v1.ChangeAdminPasswordRequest;
import com.loyalnest.auth.v1.EndAdminSessionRequest;
import com.loyalnest.auth.v1.ListAdminLogRequest;
import com.loyalnest.auth.v1.ListAdminSessionsRequest;
import com.loyalnest.platform.identity.AdminRole;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.TokenVerifier;
import com.loyalnest.platform.testing.ServiceTest;
import io.grpc.StatusRuntimeException;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.grpc.client.GrpcChannelFactory;

/// Platform admins sign in, stay signed in, and do not.
@SpringBootTest(properties = "spring.config.name=auth")
@ServiceTest
@AutoConfigureTestGrpcTransport
class AdminSignInIntegrationTest {
  @Autowired GrpcChannelFactory channels;
  @Autowired TokenVerifier verifier;

  private AdminDesk desk;
  private Person person;

  @BeforeEach
  void somebody() {
    desk = new AdminDesk(channels);
    person = desk.enrolled("operator");
  }

  @Test
  void aSessionIsExchangedForATokenThatSaysWhatTheAdminMayDo() {
    var in = desk.signIn(person);

    assertThat(in.getSession()).matches("lna_[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}");
    assertThat(verifier.verify(desk.exchanged(in.getSession())))
        .isInstanceOfSatisfying(
            CallerIdentity.PlatformAdmin.class,
            admin -> {
              assertThat(admin.adminId()).isEqualTo(person.adminId());
              assertThat(admin.role()).isEqualTo(AdminRole.OPERATOR);
              assertThat(admin.sessionId()).isEqualTo(in.getSessionId());
              assertThat(admin.tenant()).isEmpty();
            });
  }

  @Test
  void theAddressIsTheSameInWhateverCase() {
    assertThatCode(() ->
            desk.signIn(
                " " + person.email().toUpperCase(java.util.Locale.ROOT),
                AdminDesk.PASSWORD,
                person.authenticator().code()))
        .doesNotThrowAnyException();
  }

  @Test
  void whateverIsWrongTheAnswerIsTheSame() {
    var code = person.authenticator().code();
    var notYet = desk.invite(AdminDesk.freshEmail(), "support").getAdmin().getEmail();
    var answers = new HashSet<String>();
    answers.add(refusal(AdminDesk.freshEmail(), AdminDesk.PASSWORD, code));
    answers.add(refusal(notYet, AdminDesk.PASSWORD, code));
    answers.add(refusal(person.email(), AdminDesk.PASSWORD + "x", code));
    answers.add(refusal(person.email(), AdminDesk.PASSWORD.substring(1), code));
    answers.add(refusal(person.email(), AdminDesk.PASSWORD, person.authenticator().code(5)));
    lock();
    answers.add(refusal(person.email(), AdminDesk.PASSWORD, person.authenticator().code()));

    assertThat(answers).singleElement().asString().contains("UNAUTHENTICATED");
  }

  @Test
  void aCodeIsGoodOnce() {
    var code = person.authenticator().code();
    desk.signIn(person.email(), AdminDesk.PASSWORD, code);

    assertThat(refusal(person.email(), AdminDesk.PASSWORD, code)).contains("UNAUTHENTICATED");
    assertThat(refusal(person.email(), AdminDesk.PASSWORD, person.authenticator().code(-1)))
        .as("an earlier one")
        .contains("UNAUTHENTICATED");
    desk.signIn(person.email(), AdminDesk.PASSWORD, person.authenticator().code(1));
  }

  @Test
  void afterFiveWrongTriesTheRightOneWaits() {
    wrongTries(4);
    desk.signIn(person);
    wrongTries(5);

    assertThatThrownBy(() -> desk.signIn(person)).hasMessageContaining("UNAUTHENTICATED");
    assertThat(actions()).startsWith("locked", "refused", "refused", "refused", "refused");

    AdminDesk.change(
        "update auth.platform_admins set locked_until = now() - interval '1 second' where admin_id = ?",
        person.adminId());
    desk.signIn(person);
  }

  @Test
  void manyGuessesAtOnceAreNoMoreThanManyInTurn() throws Exception {
    var guesses =
        IntStream.range(0, 32)
            .mapToObj(n -> (Callable<String>) () -> refusal(person.email(), "guess " + n, "000000"))
            .toList();
    try (var threads = Executors.newFixedThreadPool(32)) {
      threads.invokeAll(guesses);
    }

    assertThat(
            actions().stream()
                .filter(action -> !action.equals("enrolled") && !action.equals("invited")))
        .containsExactlyInAnyOrder("refused", "refused", "refused", "refused", "locked");
  }

  @Test
  void theListTellsWhereOneIsSignedInAndOneCanEndIt() {
    var here = desk.signIn(person);
    var there = desk.signIn(person);

    assertThat(sessions(here))
        .extracting(AdminSession::getSessionId, AdminSession::getCurrent)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(there.getSessionId(), false),
            org.assertj.core.groups.Tuple.tuple(here.getSessionId(), true));

    desk.as(here).endAdminSession(end(there.getSessionId()));

    assertThat(desk.exchanged(there.getSession())).isEmpty();
    assertThat(desk.exchanged(here.getSession())).isNotEmpty();
    assertThat(sessions(here)).hasSize(1);
    assertThatThrownBy(() -> desk.as(here).endAdminSession(end(there.getSessionId())))
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void onlyOwnersHaveToDoWithOthersSessions() {
    var in = desk.signIn(person);
    var other = desk.as(desk.enrolled("operator"));
    assertThatThrownBy(() -> other.endAdminSession(end(in.getSessionId())))
        .hasMessageContaining("NOT_FOUND");
    assertThatThrownBy(() -> other.listAdminSessions(of(person)))
        .hasMessageContaining("PERMISSION_DENIED");

    var owner = desk.as(desk.enrolled("owner"));
    assertThat(owner.listAdminSessions(of(person)).getSessionsList()).hasSize(1);
    owner.endAdminSession(end(in.getSessionId()));
    assertThat(desk.exchanged(in.getSession())).isEmpty();
  }

  @Test
  void aSessionEndsByItself() {
    var idle = desk.signIn(person);
    AdminDesk.change(
        "update auth.admin_sessions set last_used_at = now() - interval '31 minutes' where session_id = ?",
        idle.getSessionId());
    assertThat(desk.exchanged(idle.getSession())).isEmpty();

    var old = desk.signIn(person);
    AdminDesk.change(
        "update auth.admin_sessions set expires_at = now() where session_id = ?",
        old.getSessionId());
    assertThat(desk.exchanged(old.getSession())).isEmpty();
  }

  @Test
  void aUsedSessionDoesNotGoIdle() {
    var in = desk.signIn(person);
    AdminDesk.change(
        "update auth.admin_sessions set last_used_at = now() - interval '29 minutes' where session_id = ?",
        in.getSessionId());

    assertThat(desk.exchanged(in.getSession())).isNotEmpty();
    assertThat(sessions(in).getFirst().getLastUsedAt().getSeconds())
        .isGreaterThan(System.currentTimeMillis() / 1000 - 60);
  }

  @Test
  void whatIsNoLivingSessionIsExchangedForNothing() {
    var session = desk.signIn(person).getSession();
    var other = desk.signIn(person).getSession();
    var secret = session.substring(session.indexOf('.'));
    for (var text :
        List.of(
            "",
            "lna_",
            session + "x",
            session.replace("lna_", "lnk_"),
            session.replace("lna_", "lni_"),
            other.substring(0, other.indexOf('.')) + secret,
            "lna_00000000-0000-7000-8000-000000000000" + secret)) {
      assertThat(desk.exchanged(text)).as(text).isEmpty();
    }
  }

  @Test
  void anotherPasswordEndsAllOtherSessions() {
    var here = desk.signIn(person);
    var there = desk.signIn(person);
    var fresh = "quarry-lantern-mango-77";
    desk.forgetCodes(person);
    desk.as(here).changeAdminPassword(password(AdminDesk.PASSWORD, fresh));

    assertThat(desk.exchanged(there.getSession())).isEmpty();
    assertThat(desk.exchanged(here.getSession())).isNotEmpty();
    assertThatThrownBy(() -> desk.signIn(person)).hasMessageContaining("UNAUTHENTICATED");
    desk.forgetCodes(person);
    desk.signIn(person.email(), fresh, person.authenticator().code());
  }

  @Test
  void whoDoesNotKnowThePasswordDoesNotChangeIt() {
    var in = desk.signIn(person);
    desk.forgetCodes(person);

    assertThatThrownBy(
            () -> desk.as(in).changeAdminPassword(password("wrong", "quarry-lantern-mango-77")))
        .hasMessageContaining("UNAUTHENTICATED");
    assertThatThrownBy(
            () -> desk.as(in).changeAdminPassword(password(AdminDesk.PASSWORD, "password1234")))
        .hasMessageStartingWith("INVALID_ARGUMENT: new_password: ");
    desk.signIn(person);
  }

  private void wrongTries(int count) {
    IntStream.range(0, count).forEach(n -> refusal(person.email(), "wrong", "000000"));
  }

  private void lock() {
    AdminDesk.change(
        "update auth.platform_admins set locked_until = now() + interval '15 minutes' where admin_id = ?",
        person.adminId());
  }

  private String refusal(String email, String password, String code) {
    try {
      desk.signIn(email, password, code);
      return "let in";
    } catch (StatusRuntimeException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  /// Of this person, newest first.
  private List<String> actions() {
    return desk
        .as(desk.enrolled("owner"))
        .listAdminLog(ListAdminLogRequest.newBuilder().setLimit(500).build())
        .getEntriesList()
        .stream()
        .filter(entry -> entry.getAdminId().equals(person.adminId()))
        .map(AdminLogEntry::getAction)
        .toList();
  }

  private ChangeAdminPasswordRequest password(String old, String fresh) {
    return ChangeAdminPasswordRequest.newBuilder()
        .setPassword(old)
        .setCode(person.authenticator().code())
        .setNewPassword(fresh)
        .build();
  }

  private List<AdminSession> sessions(com.loyalnest.auth.v1.SignInAdminResponse in) {
    return desk.as(in)
        .listAdminSessions(ListAdminSessionsRequest.getDefaultInstance())
        .getSessionsList();
  }

  private static ListAdminSessionsRequest of(Person person) {
    return ListAdminSessionsRequest.newBuilder().setAdminId(person.adminId()).build();
  }

  private static EndAdminSessionRequest end(String sessionId) {
    return EndAdminSessionRequest.newBuilder().setSessionId(sessionId).build();
  }
}
