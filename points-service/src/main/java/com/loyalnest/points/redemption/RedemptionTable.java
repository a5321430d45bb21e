package com.loyalnest.points.redemption;

import static java.util.stream.Collectors.toMap;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import com.loyalnest.points.reward.RewardTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// `reward_redemptions`.
@Repository
class RedemptionTable {
  private static final String COLUMNS =
      """
      merchant_id, redemption_id, customer_id, reward_id, status, points_cost, terms, discount_code, issued_id,
      redeem_transaction_id, starts_at, ends_at, order_id, asked_at, tries, created_at
      """;
  private static final String INSERT =
      """
      insert into reward_redemptions (merchant_id, redemption_id, customer_id, reward_id, status, points_cost, terms,
        discount_code, discount_code_index, redeem_transaction_id, starts_at, ends_at, idempotency_key, next_try_at,
        created_at, updated_at)
      select r.merchant_id, r.redemption_id, r.customer_id, r.reward_id, r.status, r.points_cost, r.terms, r.code,
        r.code_index, r.transaction_id, r.created_at, r.ends_at, r.key, r.next_try_at, r.created_at, r.created_at
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::jsonb[], ?::bytea[], ?::bytea[],
          ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[])
        as r(merchant_id, redemption_id, customer_id, reward_id, status, points_cost, terms, code, code_index,
          transaction_id, created_at, ends_at, key, next_try_at)
      """;
  static final String BY_KEYS =
      "select k.asked_for, r.* from unnest(?::text[], ?::text[], ?::text[]) as k(merchant, customer, asked_for)"
          + " cross join lateral (select "
          + COLUMNS
          + """
           from reward_redemptions
          where merchant_id = k.merchant and customer_id = k.customer and idempotency_key = k.asked_for limit 1) r
          """;
  static final String FIND =
      "select " + COLUMNS + " from reward_redemptions where merchant_id = ? and redemption_id = ?";
  static final String LOCK = FIND + " for no key update";
  static final String LIST =
      "select "
          + COLUMNS
          + """
          from reward_redemptions where merchant_id = ? and customer_id = any(?) and redemption_id < ?
          order by redemption_id desc limit ?
          """;
  static final String COUNT_STANDING =
      """
      select count(*) from reward_redemptions
      where merchant_id = ? and customer_id = any(?) and reward_id = ? and status not in ('refused', 'cancelled')
      """;
  private static final String MOVE =
      """
      update reward_redemptions set status = ?, issued_id = coalesce(?, issued_id), restore_transaction_id = ?,
        platform = ?, order_id = ?, next_try_at = ?::timestamptz, tries = 0, updated_at = ?::timestamptz
      where merchant_id = ? and redemption_id = ?
      """;
  private static final String KEEP_CODE =
      """
      update reward_redemptions set discount_code = ?, discount_code_index = ?
      where merchant_id = ? and redemption_id = ?
      """;
  private static final String LATER =
      """
      update reward_redemptions set next_try_at = ?::timestamptz, tries = tries + 1
      where merchant_id = ? and redemption_id = ? and next_try_at is not null
      """;
  private static final String ASK =
      """
      update reward_redemptions set asked_at = ?::timestamptz
      where merchant_id = ? and redemption_id = ? and asked_at is null
      """;
  private static final String FORGET_ASKING =
      "update reward_redemptions set asked_at = null where merchant_id = ? and redemption_id = ?";
  static final String ENDS_AT =
      """
      select exists (
        select 1 from reward_redemptions where merchant_id = ? and customer_id = ? and ends_at = ?::timestamptz)
      """;
  static final String UNKNOWN =
      "select "
          + COLUMNS
          + """
          from reward_redemptions where merchant_id = ? and status = 'unknown' and redemption_id < ?
          order by redemption_id desc limit ?
          """;
  static final String BY_CODE =
      "select redemption_id from reward_redemptions where merchant_id = ? and discount_code_index = any(?) limit 1";

  /// Above every UUID's text.
  private static final String NEWEST = "g";

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  RedemptionTable(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// A redemption with what else is kept of it.
  ///
  /// @param codeIndex absent where no code is needed
  /// @param nextTryAt absent when nothing is left to do
  record NewRow(
      Redemption redemption,
      String idempotencyKey,
      byte @Nullable [] codeIndex,
      @Nullable Instant nextTryAt) {}

  void insert(List<NewRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var columns = Columns.of(rows);
    jdbc.update(
        INSERT,
        columns.text(row -> row.redemption().merchantId()),
        columns.text(row -> row.redemption().redemptionId()),
        columns.text(row -> row.redemption().account().customerId()),
        columns.text(row -> row.redemption().rewardId()),
        columns.text(row -> row.redemption().status().word()),
        columns.ints(row -> row.redemption().cost()),
        columns.text(row -> json.writeValueAsString(row.redemption().terms())),
        columns.bytes(row -> row.redemption().sealedCode()),
        columns.bytes(NewRow::codeIndex),
        columns.text(row -> row.redemption().redeemTransactionId()),
        columns.times(row -> row.redemption().createdAt()),
        columns.times(row -> row.redemption().endsAt()),
        columns.text(NewRow::idempotencyKey),
        columns.times(NewRow::nextTryAt));
  }

  /// A caller's key, and the account under which it came.
  record KeyOf(String merchantId, String customerId, String idempotencyKey) {}

  /// What these keys brought, of those that came before.
  Map<KeyOf, Redemption> findByKeys(Collection<KeyOf> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    var columns = Columns.of(keys);
    return jdbc
        .query(
            BY_KEYS,
            (row, n) -> Map.entry(keyOf(row), redemption(row)),
            columns.text(KeyOf::merchantId),
            columns.text(KeyOf::customerId),
            columns.text(KeyOf::idempotencyKey))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static KeyOf keyOf(ResultSet row) throws SQLException {
    return new KeyOf(
        row.getString("merchant_id"), row.getString("customer_id"), row.getString("asked_for"));
  }

  Optional<Redemption> find(String merchantId, String redemptionId) {
    return first(jdbc.query(FIND, (row, n) -> redemption(row), merchantId, redemptionId));
  }

  Optional<Redemption> lock(String merchantId, String redemptionId) {
    return first(jdbc.query(LOCK, (row, n) -> redemption(row), merchantId, redemptionId));
  }

  List<Redemption> list(
      String merchantId, Set<String> customers, Optional<String> before, int limit) {
    return jdbc.query(
        LIST,
        (row, n) -> redemption(row),
        merchantId,
        array(customers),
        before.orElse(NEWEST),
        limit);
  }

  /// Those of all customers about which nobody can tell, older than `before`, newest first.
  List<Redemption> listUnknown(String merchantId, Optional<String> before, int limit) {
    return jdbc.query(
        UNKNOWN, (row, n) -> redemption(row), merchantId, before.orElse(NEWEST), limit);
  }

  /// @return false if somebody asked before
  boolean ask(Redemption redemption, Instant at) {
    return jdbc.update(ASK, at.toString(), redemption.merchantId(), redemption.redemptionId()) == 1;
  }

  /// What was asked for was certainly not done.
  void forgetAsking(Redemption redemption) {
    jdbc.update(FORGET_ASKING, redemption.merchantId(), redemption.redemptionId());
  }

  /// Whether one of the customer's redemptions ends at that very instant.
  boolean endsAt(AccountKey account, Instant time) {
    return jdbc.queryForObject(
        ENDS_AT,
        (row, n) -> row.getBoolean(1),
        account.merchantId(),
        account.customerId(),
        time.toString());
  }

  int countStanding(String merchantId, Set<String> customers, String rewardId) {
    return jdbc.queryForObject(
        COUNT_STANDING, (row, n) -> row.getInt(1), merchantId, array(customers), rewardId);
  }

  private static Object array(Set<String> customers) {
    return customers.toArray(String[]::new);
  }

  /// Where a locked redemption goes, and what is known with it.
  record Move(
      RedemptionStatus status,
      @Nullable String issuedId,
      @Nullable String restoreTransactionId,
      @Nullable String platform,
      @Nullable String orderId,
      @Nullable Instant nextTryAt) {
    static Move to(RedemptionStatus status) {
      return new Move(status, null, null, null, null, null);
    }

    static Move issued(@Nullable String issuedId) {
      return new Move(RedemptionStatus.ISSUED, issuedId, null, null, null, null);
    }

    static Move cancelling(Instant nextTryAt) {
      return new Move(RedemptionStatus.CANCELLING, null, null, null, null, nextTryAt);
    }

    static Move restored(RedemptionStatus status, String transactionId) {
      return new Move(status, null, transactionId, null, null, null);
    }

    static Move usedIn(String platform, String orderId) {
      return new Move(RedemptionStatus.USED, null, null, platform, orderId, null);
    }
  }

  void move(Redemption redemption, Move move, Instant now) {
    jdbc.update(
        MOVE,
        move.status().word(),
        move.issuedId(),
        move.restoreTransactionId(),
        move.platform(),
        move.orderId(),
        text(move.nextTryAt()),
        now.toString(),
        redemption.merchantId(),
        redemption.redemptionId());
  }

  void keepCode(Redemption redemption, byte[] sealedCode, byte[] codeIndex) {
    jdbc.update(
        KEEP_CODE, sealedCode, codeIndex, redemption.merchantId(), redemption.redemptionId());
  }

  void tryLater(Redemption redemption, Instant at) {
    jdbc.update(LATER, at.toString(), redemption.merchantId(), redemption.redemptionId());
  }

  /// Of which redemption a code is.
  ///
  /// @param indexes of the code, by any key
  Optional<String> findByCode(String merchantId, byte[][] indexes) {
    return jdbc.query(BY_CODE, (row, n) -> row.getString(1), merchantId, indexes).stream()
        .findFirst();
  }

  private Redemption redemption(ResultSet row) throws SQLException {
    return new Redemption(
        new AccountKey(row.getString("merchant_id"), row.getString("customer_id")),
        row.getString("redemption_id"),
        row.getString("reward_id"),
        RedemptionStatus.of(row.getString("status")),
        row.getInt("points_cost"),
        json.readValue(row.getString("terms"), RewardTerms.class),
        row.getBytes("discount_code"),
        row.getString("issued_id"),
        row.getString("redeem_transaction_id"),
        row.getTimestamp("starts_at").toInstant(),
        instant(row.getTimestamp("ends_at")),
        row.getString("order_id"),
        instant(row.getTimestamp("asked_at")),
        row.getInt("tries"),
        row.getTimestamp("created_at").toInstant());
  }

  private static Optional<Redemption> first(List<Redemption> found) {
    return found.stream().findFirst();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
