package com.loyalnest.auth.admin;

import com.loyalnest.auth.secret.SecretText;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.identity.AdminRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes somebody a platform admin. Who was one before begins anew, which is also the way back for
/// a lost password or second factor.
@Service
public class InviteAdmin {
  private static final Duration GOOD_FOR = Duration.ofDays(2);

  private final PlatformAdmins admins;
  private final AdminSessions sessions;
  private final AdminLog log;
  private final Ids ids;
  private final Clock systemClock;

  InviteAdmin(
      PlatformAdmins admins, AdminSessions sessions, AdminLog log, Ids ids, Clock systemClock) {
    this.admins = admins;
    this.sessions = sessions;
    this.log = log;
    this.ids = ids;
    this.systemClock = systemClock;
  }

  /// An invitation, which is shown this once.
  public record Invitation(PlatformAdmin admin, String text, Instant expiresAt) {
    @Override
    public String toString() {
      return "Invitation[" + admin + "]";
    }
  }

  /// @param actor who invites: an admin, or [AdminLog#OPERATOR]
  /// @return empty if the platform would have no owner any more
  @Transactional
  public Optional<Invitation> invite(String email, AdminRole role, String actor) {
    var now = systemClock.instant();
    admins.lockInvitations();
    var known = admins.idOf(email);
    if (known.isPresent()
        && !actor.equals(AdminLog.OPERATOR)
        && !admins.hasOwnerBeside(known.get())) {
      return Optional.empty();
    }
    var adminId = known.orElseGet(ids::nextText);
    var invitation = SecretText.fresh(SecretText.Kind.ADMIN_INVITATION, ids.nextText());
    var expires = now.plus(GOOD_FOR);
    admins.invite(adminId, email.strip(), role, invitation.id(), invitation.digest(), now, expires);
    sessions.endAll(adminId, now);
    log.note(adminId, AdminAction.INVITED, actor);
    return admins.find(adminId).map(admin -> new Invitation(admin, invitation.text(), expires));
  }
}
