package com.loyalnest.auth.admin;

import com.loyalnest.platform.crypto.BlindIndex;
import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.Place;
import com.loyalnest.platform.identity.AdminRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `platform_admins`. Addresses and second factors are sealed; who has an address is
/// found by its blind index.
@Repository
class PlatformAdmins {
  private static final String PLATFORM = "platform";
  private static final String PURPOSE = "platform_admins.email";
  private static final String COLUMNS =
      "admin_id, email, role, invited_at, enrolled_at, disabled_at, locked_until";
  private static final String INVITE =
      """
      insert into platform_admins
        (admin_id, email, email_index, role, invited_at, invitation_id, invitation_digest, invitation_expires_at)
      values (:admin, :email, :index, :role, :now, :invitation, :digest, :expires)
      on conflict (admin_id) do update set
        email_index = excluded.email_index, role = excluded.role, invited_at = excluded.invited_at, invitation_id = excluded.invitation_id,
        invitation_digest = excluded.invitation_digest, invitation_expires_at = excluded.invitation_expires_at,
        password_hash = null, totp_secret = null, tries = 0, locked_until = null, enrolled_at = null, disabled_at = null
      """;

  private static final String SUCCEED =
      """
      update platform_admins set tries = 0, locked_until = null, totp_step = :step
      where admin_id = :admin and password_hash = :hash and totp_step < :step
      """;

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final BlindIndex index;

  PlatformAdmins(JdbcClient jdbc, FieldCipher cipher, BlindIndex index) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.index = index;
  }

  /// What a try is held against.
  ///
  /// @param lastTry whether nobody is let in for a while unless this one is right
  record Proof(
      String adminId, AdminRole role, String passwordHash, String totpSecret, boolean lastTry) {
    @Override
    public String toString() {
      return "Proof[" + adminId + "]";
    }
  }

  /// Somebody who was invited and has not confirmed yet.
  ///
  /// @param totpSecret empty until a password was chosen
  record Invited(String adminId, byte[] digest, Optional<String> totpSecret) {
    @Override
    public String toString() {
      return "Invited[" + adminId + "]";
    }
  }

  /// How many tries in a row, and how long nobody is let in after them.
  record TryLimit(int most, Duration pause) {}

  /// Until the transaction ends nobody else invites: no address gets two accounts, whichever index
  /// key it is written with.
  void lockInvitations() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('platform_admins', 0))")
        .query(row -> {});
  }

  Optional<String> idOf(String email) {
    return jdbc.sql("select admin_id from platform_admins where email_index = any(?)")
        .param(indexesOf(email))
        .query(String.class)
        .optional();
  }

  /// Whoever had the address before begins anew.
  void invite(
      String adminId,
      String email,
      AdminRole role,
      String invitationId,
      byte[] digest,
      Instant now,
      Instant expires) {
    jdbc.sql(INVITE)
        .param("admin", adminId)
        .param("email", cipher.seal(place("email", adminId), email))
        .param("index", indexOf(email))
        .param("role", role.word())
        .param("invitation", invitationId)
        .param("digest", digest)
        .param("now", utc(now))
        .param("expires", utc(expires))
        .update();
  }

  Optional<Invited> findInvited(String invitationId, Instant now) {
    return jdbc.sql(
            """
            select admin_id, invitation_digest, totp_secret from platform_admins
            where invitation_id = :invitation and invitation_expires_at > :now and disabled_at is null
            """)
        .param("invitation", invitationId)
        .param("now", utc(now))
        .query((row, n) ->
            new Invited(row.getString(1), row.getBytes(2), totpSecret(row.getString(1), row)))
        .optional();
  }

  /// @return false if the invitation is not good any more
  boolean choose(String adminId, String invitationId, String passwordHash, String totpSecret) {
    return jdbc.sql(
                """
                update platform_admins set password_hash = :hash, totp_secret = :secret, tries = 0, locked_until = null
                where admin_id = :admin and invitation_id = :invitation
                """)
            .param("admin", adminId)
            .param("invitation", invitationId)
            .param("hash", passwordHash)
            .param("secret", cipher.seal(place("totp_secret", adminId), totpSecret))
            .update()
        == 1;
  }

  /// @return false if somebody else confirmed meanwhile
  boolean enrol(String adminId, String invitationId, long totpStep, Instant now) {
    return jdbc.sql(
                """
                update platform_admins set enrolled_at = :now, totp_step = :step, tries = 0, locked_until = null,
                  invitation_id = null, invitation_digest = null, invitation_expires_at = null
                where admin_id = :admin and invitation_id = :invitation
                """)
            .param("admin", adminId)
            .param("invitation", invitationId)
            .param("step", totpStep)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /// Counts a try to sign in; empty for an address that nobody can sign in with now.
  Optional<Proof> takeTry(String email, TryLimit limit, Instant now) {
    return takeTry(
        "email_index = any(:key) and enrolled_at is not null and disabled_at is null",
        indexesOf(email),
        limit,
        now);
  }

  /// Counts a try of somebody who is let in already.
  Optional<Proof> takeTryOf(String adminId, TryLimit limit, Instant now) {
    return takeTry(
        "admin_id = :key and enrolled_at is not null and disabled_at is null", adminId, limit, now);
  }

  /// Counts a try to confirm.
  boolean takeTryToConfirm(String adminId, TryLimit limit, Instant now) {
    return takeTry("admin_id = :key and totp_secret is not null", adminId, limit, now).isPresent();
  }

  /// A try counts before it is looked at, so that many at once are no more than many in turn.
  private Optional<Proof> takeTry(String who, Object key, TryLimit limit, Instant now) {
    return jdbc.sql(
            """
            update platform_admins set
              tries = case when locked_until is null then tries + 1 else 1 end,
              locked_until = case when locked_until is null and tries + 1 >= :most then :until end
            where %s and (locked_until is null or locked_until <= :now)
            returning admin_id, role, password_hash, totp_secret, locked_until is not null as last_try
            """
                .formatted(who))
        .param("key", key)
        .param("most", limit.most())
        .param("now", utc(now))
        .param("until", utc(now.plus(limit.pause())))
        .query((row, n) ->
            new Proof(
                row.getString("admin_id"),
                role(row),
                row.getString("password_hash"),
                totpSecret(row.getString("admin_id"), row).orElseThrow(),
                row.getBoolean("last_try")))
        .optional();
  }

  /// A try was right. Each code is good once.
  ///
  /// @return false if the code was used, or the password changed, meanwhile
  boolean succeed(Proof proof, long totpStep) {
    return jdbc.sql(SUCCEED)
            .param("admin", proof.adminId())
            .param("hash", proof.passwordHash())
            .param("step", totpStep)
            .update()
        == 1;
  }

  void changePassword(String adminId, String passwordHash) {
    jdbc.sql("update platform_admins set password_hash = ? where admin_id = ?")
        .params(passwordHash, adminId)
        .update();
  }

  /// @return false if there is no such admin
  boolean change(String adminId, AdminRole role, Optional<Instant> disabledAt) {
    return jdbc.sql(
                """
                update platform_admins set role = :role, disabled_at = coalesce(disabled_at, :at::timestamptz)
                where admin_id = :admin
                """)
            .param("admin", adminId)
            .param("role", role.word())
            .param("at", disabledAt.map(PlatformAdmins::utc).orElse(null))
            .update()
        == 1;
  }

  /// Whether somebody else could still decide who is an admin. Locks all owners, so that two of
  /// them cannot take the role from each other.
  boolean hasOwnerBeside(String adminId) {
    return jdbc
        .sql(
            """
            select admin_id from platform_admins
            where role = 'owner' and enrolled_at is not null and disabled_at is null order by admin_id for update
            """)
        .query(String.class)
        .list()
        .stream()
        .anyMatch(owner -> !owner.equals(adminId));
  }

  Optional<PlatformAdmin> find(String adminId) {
    return jdbc.sql("select " + COLUMNS + " from platform_admins where admin_id = ?")
        .param(adminId)
        .query(this::admin)
        .optional();
  }

  List<PlatformAdmin> all() {
    return jdbc.sql("select " + COLUMNS + " from platform_admins order by invited_at, admin_id")
        .query(this::admin)
        .list();
  }

  private PlatformAdmin admin(ResultSet row, int n) throws SQLException {
    var adminId = row.getString("admin_id");
    return new PlatformAdmin(
        adminId,
        cipher.open(place("email", adminId), row.getBytes("email")),
        role(row),
        row.getTimestamp("invited_at").toInstant(),
        time(row, "enrolled_at"),
        time(row, "disabled_at"),
        time(row, "locked_until"));
  }

  private Optional<String> totpSecret(String adminId, ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getBytes("totp_secret"))
        .map(sealed -> cipher.open(place("totp_secret", adminId), sealed));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static AdminRole role(ResultSet row) throws SQLException {
    return AdminRole.of(row.getString("role")).orElseThrow();
  }

  private byte[] indexOf(String email) {
    return index.of(PURPOSE, PLATFORM, normalised(email));
  }

  /// Whatever the table may hold of the address.
  private byte[][] indexesOf(String email) {
    return index.all(PURPOSE, PLATFORM, normalised(email));
  }

  private static String normalised(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private static Place place(String column, String adminId) {
    return new Place("platform_admins", column, PLATFORM, adminId);
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
