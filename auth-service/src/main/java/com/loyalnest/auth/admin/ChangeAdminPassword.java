package com.loyalnest.auth.admin;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// A platform admin chooses another password. All other sessions end, for whoever knew the old one
/// might have one.
@Service
public class ChangeAdminPassword {
  private final PlatformAdmins admins;
  private final AdminSessions sessions;
  private final ProveAdmin prove;
  private final Passwords passwords;
  private final AdminLog log;
  private final TransactionTemplate transactions;
  private final Clock systemClock;

  ChangeAdminPassword(
      PlatformAdmins admins,
      AdminSessions sessions,
      ProveAdmin prove,
      Passwords passwords,
      AdminLog log,
      TransactionTemplate transactions,
      Clock systemClock) {
    this.admins = admins;
    this.sessions = sessions;
    this.prove = prove;
    this.passwords = passwords;
    this.log = log;
    this.transactions = transactions;
    this.systemClock = systemClock;
  }

  /// What it comes to.
  public sealed interface Outcome {
    record Changed() implements Outcome {}

    record Weak(String why) implements Outcome {}

    record NotProved() implements Outcome {}
  }

  /// @param sessionId the one that goes on
  public Outcome change(
      String adminId, String sessionId, String password, String code, String newPassword) {
    var email = admins.find(adminId).map(PlatformAdmin::email).orElse("");
    var weakness = passwords.weakness(newPassword, List.of(email, password));
    if (weakness.isPresent()) {
      return new Outcome.Weak(weakness.get());
    }
    var taken = admins.takeTryOf(adminId, SignInAdmin.TRIES, systemClock.instant());
    if (!prove.isRight(taken, password, code)) {
      return new Outcome.NotProved();
    }
    var hash = passwords.hash(newPassword);
    transactions.executeWithoutResult(transaction -> {
      admins.changePassword(adminId, hash);
      sessions.endAllBut(sessionId, adminId, systemClock.instant());
      log.note(adminId, AdminAction.PASSWORD_CHANGED);
    });
    return new Outcome.Changed();
  }
}
