package com.loyalnest.auth.admin;

import com.loyalnest.platform.id.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What happened to platform admins' accounts, and who did it. It is only ever added to.
@Repository
public class AdminLog {
  /// The actor of what is done by the suite's own commands.
  public static final String OPERATOR = "operator";

  private static final String ADD =
      "insert into admin_log (entry_id, admin_id, action, actor, at) values (?, ?, ?, ?, ?)";
  private static final String PAGE =
      """
      select entry_id, admin_id, action, actor, at from admin_log
      where :before = '' or entry_id < :before order by entry_id desc limit :limit
      """;

  private final JdbcClient jdbc;
  private final Ids ids;
  private final Clock systemClock;

  AdminLog(JdbcClient jdbc, Ids ids, Clock systemClock) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.systemClock = systemClock;
  }

  /// @param adminId whom it is about
  /// @param actor who did it: an admin, or [#OPERATOR]
  public record Entry(String entryId, String adminId, String action, String actor, Instant at) {}

  /// What an admin did about the own account.
  void note(String adminId, AdminAction action) {
    note(adminId, action, adminId);
  }

  void note(String adminId, AdminAction action, String actor) {
    jdbc.sql(ADD)
        .params(
            ids.nextText(),
            adminId,
            action.word(),
            actor,
            OffsetDateTime.ofInstant(systemClock.instant(), ZoneOffset.UTC))
        .update();
  }

  /// Newest first.
  ///
  /// @param before only what is older than this entry; empty for the newest
  public List<Entry> page(String before, int limit) {
    return jdbc.sql(PAGE)
        .param("before", before)
        .param("limit", limit)
        .query((row, n) ->
            new Entry(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant()))
        .list();
  }
}
