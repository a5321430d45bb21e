package com.loyalnest.auth.admin;

import com.loyalnest.platform.identity.AdminRole;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `admin_sessions`. Of a session's secret it has the digest only.
@Repository
class AdminSessions {
  private static final String LIVE =
      "ended_at is null and expires_at > :now and last_used_at > :idleSince";
  private static final String ADD =
      """
      insert into admin_sessions (session_id, admin_id, secret_digest, device, created_at, last_used_at, expires_at)
      values (:session, :admin, :digest, :device, :now, :now, :expires)
      """;
  private static final String USE =
      """
      update admin_sessions s set last_used_at = :now from platform_admins a
      where s.session_id = :session and s.secret_digest = :digest and %s
        and a.admin_id = s.admin_id and a.enrolled_at is not null and a.disabled_at is null
      returning s.admin_id, a.role
      """
          .formatted(LIVE);
  private static final String ALL =
      """
      select session_id, device, created_at, last_used_at, expires_at from admin_sessions
      where admin_id = :admin and %s order by created_at desc, session_id desc
      """
          .formatted(LIVE);
  private static final String END =
      """
      update admin_sessions set ended_at = :now
      where session_id = :session and (:ofAnybody or admin_id = :admin) and %s returning admin_id
      """
          .formatted(LIVE);
  private static final String END_ALL =
      """
      update admin_sessions set ended_at = :now
      where admin_id = :admin and session_id <> :except and ended_at is null
      """;

  private final JdbcClient jdbc;
  private final SessionLimits limits;

  AdminSessions(JdbcClient jdbc, SessionLimits limits) {
    this.jdbc = jdbc;
    this.limits = limits;
  }

  /// Whose session it is, and what they may do now.
  record Holder(String adminId, AdminRole role) {}

  /// @return when it ends whatever happens
  Instant add(String sessionId, String adminId, byte[] digest, String device, Instant now) {
    var expires = now.plus(limits.longest());
    jdbc.sql(ADD)
        .param("session", sessionId)
        .param("admin", adminId)
        .param("digest", digest)
        .param("device", device)
        .param("now", utc(now))
        .param("expires", utc(expires))
        .update();
    return expires;
  }

  /// Notes that a session is used; empty if it does not live.
  Optional<Holder> use(String sessionId, byte[] digest, Instant now) {
    return live(USE, now)
        .param("session", sessionId)
        .param("digest", digest)
        .query(
            (row, n) -> new Holder(row.getString(1), AdminRole.of(row.getString(2)).orElseThrow()))
        .optional();
  }

  /// Newest first.
  List<AdminSession> all(String adminId, Instant now) {
    return live(ALL, now)
        .param("admin", adminId)
        .query((row, n) ->
            new AdminSession(
                row.getString(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant()))
        .list();
  }

  /// @param ofAnybody whether it may be another admin's
  /// @return whose it was; empty if there is no such session that lives
  Optional<String> end(String sessionId, String adminId, boolean ofAnybody, Instant now) {
    return live(END, now)
        .param("session", sessionId)
        .param("admin", adminId)
        .param("ofAnybody", ofAnybody)
        .query(String.class)
        .optional();
  }

  void endAll(String adminId, Instant now) {
    endAllBut("", adminId, now);
  }

  void endAllBut(String sessionId, String adminId, Instant now) {
    jdbc.sql(END_ALL)
        .param("admin", adminId)
        .param("except", sessionId)
        .param("now", utc(now))
        .update();
  }

  private JdbcClient.StatementSpec live(String statement, Instant now) {
    return jdbc.sql(statement)
        .param("now", utc(now))
        .param("idleSince", utc(now.minus(limits.idle())));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
