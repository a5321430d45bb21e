package com.loyalnest.auth.admin;

import com.loyalnest.auth.admin.PlatformAdmins.Invited;
import com.loyalnest.auth.secret.SecretText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Whoever was invited chooses a password, puts the secret into an authenticator, and proves with a
/// code that it is there.
@Service
public class EnrolAdmin {
  private final PlatformAdmins admins;
  private final AdminLog log;
  private final Passwords passwords;
  private final OneTimeCodes codes;
  private final TransactionTemplate transactions;
  private final Clock systemClock;

  EnrolAdmin(
      PlatformAdmins admins,
      AdminLog log,
      Passwords passwords,
      OneTimeCodes codes,
      TransactionTemplate transactions,
      Clock systemClock) {
    this.admins = admins;
    this.log = log;
    this.passwords = passwords;
    this.codes = codes;
    this.transactions = transactions;
    this.systemClock = systemClock;
  }

  /// What choosing a password comes to.
  public sealed interface Chosen {
    /// @param secret for the authenticator, Base32
    /// @param uri the same as an address
    record Secret(String secret, String uri) implements Chosen {
      @Override
      public String toString() {
        return "Secret[]";
      }
    }

    record Weak(String why) implements Chosen {}

    record NoInvitation() implements Chosen {}
  }

  public Chosen choose(String invitation, String password) {
    var sent = SecretText.parse(SecretText.Kind.ADMIN_INVITATION, invitation);
    var invited = sent.flatMap(this::find);
    if (invited.isEmpty()) {
      return new Chosen.NoInvitation();
    }
    var adminId = invited.get().adminId();
    var email = admins.find(adminId).orElseThrow().email();
    var weakness = passwords.weakness(password, List.of(email));
    if (weakness.isPresent()) {
      return new Chosen.Weak(weakness.get());
    }
    var secret = codes.freshSecret();
    return admins.choose(adminId, sent.get().id(), passwords.hash(password), secret)
        ? new Chosen.Secret(secret, codes.uri(secret, email))
        : new Chosen.NoInvitation();
  }

  /// @return false for a wrong code, and for an invitation that is not good
  public boolean confirm(String invitation, String code) {
    var sent = SecretText.parse(SecretText.Kind.ADMIN_INVITATION, invitation);
    var invited = sent.flatMap(this::find);
    if (invited.isEmpty() || invited.get().totpSecret().isEmpty()) {
      return false;
    }
    var adminId = invited.get().adminId();
    if (!admins.takeTryToConfirm(adminId, SignInAdmin.TRIES, systemClock.instant())) {
      return false;
    }
    var step = codes.stepOf(invited.get().totpSecret().get(), code);
    return step.isPresent() && enrolled(adminId, sent.get().id(), step.getAsLong());
  }

  private boolean enrolled(String adminId, String invitationId, long step) {
    return Boolean.TRUE.equals(
        transactions.execute(transaction -> {
          var enrolled = admins.enrol(adminId, invitationId, step, systemClock.instant());
          if (enrolled) {
            log.note(adminId, AdminAction.ENROLLED);
          }
          return enrolled;
        }));
  }

  private Optional<Invited> find(SecretText sent) {
    return admins
        .findInvited(sent.id(), systemClock.instant())
        .filter(invited -> sent.isThatOf(invited.digest()));
  }
}
