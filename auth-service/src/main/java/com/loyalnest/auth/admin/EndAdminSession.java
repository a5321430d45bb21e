package com.loyalnest.auth.admin;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where an admin is signed in, and the end of it.
@Service
public class EndAdminSession {
  private final AdminSessions sessions;
  private final AdminLog log;
  private final Clock systemClock;

  EndAdminSession(AdminSessions sessions, AdminLog log, Clock systemClock) {
    this.sessions = sessions;
    this.log = log;
    this.systemClock = systemClock;
  }

  /// Those that live, newest first.
  @Transactional(readOnly = true)
  public List<AdminSession> live(String adminId) {
    return sessions.all(adminId, systemClock.instant());
  }

  /// @param ofAnybody whether the actor may end another admin's
  /// @return false if there is no such session that lives
  @Transactional
  public boolean end(String sessionId, String actor, boolean ofAnybody) {
    var whose = sessions.end(sessionId, actor, ofAnybody, systemClock.instant());
    whose.ifPresent(adminId -> log.note(adminId, AdminAction.SESSION_ENDED, actor));
    return whose.isPresent();
  }
}
