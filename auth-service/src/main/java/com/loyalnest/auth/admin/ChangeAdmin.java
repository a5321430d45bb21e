package com.loyalnest.auth.admin;

import com.loyalnest.platform.identity.AdminRole;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// An owner decides what other admins may do, and whether they are let in at all.
@Service
public class ChangeAdmin {
  private final PlatformAdmins admins;
  private final AdminSessions sessions;
  private final AdminLog log;
  private final Clock systemClock;

  ChangeAdmin(PlatformAdmins admins, AdminSessions sessions, AdminLog log, Clock systemClock) {
    this.admins = admins;
    this.sessions = sessions;
    this.log = log;
    this.systemClock = systemClock;
  }

  /// What it comes to.
  public sealed interface Outcome {
    record Changed(PlatformAdmin admin) implements Outcome {}

    record Unknown() implements Outcome {}

    record LastOwner() implements Outcome {}
  }

  /// By when they were invited.
  @Transactional(readOnly = true)
  public List<PlatformAdmin> all() {
    return admins.all();
  }

  /// @param disabled whether to lock out for good; who is, stays so until invited again
  @Transactional
  public Outcome change(String adminId, AdminRole role, boolean disabled, String actor) {
    if ((role != AdminRole.OWNER || disabled) && !admins.hasOwnerBeside(adminId)) {
      return new Outcome.LastOwner();
    }
    var now = systemClock.instant();
    if (!admins.change(adminId, role, disabled ? Optional.of(now) : Optional.empty())) {
      return new Outcome.Unknown();
    }
    if (disabled) {
      sessions.endAll(adminId, now);
    }
    log.note(adminId, disabled ? AdminAction.DISABLED : AdminAction.CHANGED, actor);
    return new Outcome.Changed(admins.find(adminId).orElseThrow());
  }
}
