package com.loyalnest.auth.admin;

import com.loyalnest.auth.admin.PlatformAdmins.Proof;
import com.loyalnest.auth.admin.PlatformAdmins.TryLimit;
import com.loyalnest.auth.secret.SecretText;
import com.loyalnest.platform.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets a platform admin in, who then has a session.
@Service
public class SignInAdmin {
  static final TryLimit TRIES = new TryLimit(5, Duration.ofMinutes(15));

  private final PlatformAdmins admins;
  private final AdminSessions sessions;
  private final ProveAdmin prove;
  private final AdminLog log;
  private final Ids ids;
  private final TransactionTemplate transactions;
  private final Clock systemClock;

  SignInAdmin(
      PlatformAdmins admins,
      AdminSessions sessions,
      ProveAdmin prove,
      AdminLog log,
      Ids ids,
      TransactionTemplate transactions,
      Clock systemClock) {
    this.admins = admins;
    this.sessions = sessions;
    this.prove = prove;
    this.log = log;
    this.ids = ids;
    this.transactions = transactions;
    this.systemClock = systemClock;
  }

  /// @param session what the admin's browser sends; shown this once
  public record SignedIn(PlatformAdmin admin, String session, String sessionId, Instant expiresAt) {
    @Override
    public String toString() {
      return "SignedIn[" + admin + "]";
    }
  }

  /// @return empty whatever was wrong: the address, the password, the code, or too many tries
  public Optional<SignedIn> signIn(String email, String password, String code, String device) {
    var taken = admins.takeTry(email, TRIES, systemClock.instant());
    return prove.isRight(taken, password, code)
        ? Optional.ofNullable(
            transactions.execute(transaction -> begun(taken.orElseThrow(), device)))
        : Optional.empty();
  }

  private SignedIn begun(Proof proof, String device) {
    var session = SecretText.fresh(SecretText.Kind.ADMIN_SESSION, ids.nextText());
    var expires =
        sessions.add(
            session.id(), proof.adminId(), session.digest(), device, systemClock.instant());
    log.note(proof.adminId(), AdminAction.SIGNED_IN);
    return new SignedIn(
        admins.find(proof.adminId()).orElseThrow(), session.text(), session.id(), expires);
  }
}
