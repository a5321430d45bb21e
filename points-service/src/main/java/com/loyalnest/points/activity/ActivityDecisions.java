package com.loyalnest.points.activity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// `activity_decisions`: insert and read only.
@Repository
public class ActivityDecisions {
  private static final String COLUMNS =
      """
      d.merchant_id, d.customer_id, d.activity, d.deed_key, d.program_version, d.points, d.steps, d.transaction_id,
      d.done_at, d.decided_at
      """;
  static final String FIND =
      """
      select d.*
      from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as k(merchant_id, customer_id, activity, deed_key)
      cross join lateral (select
      """
          + COLUMNS
          + """
          from activity_decisions d
          where d.merchant_id = k.merchant_id and d.customer_id = k.customer_id and d.activity = k.activity
            and d.deed_key = k.deed_key
          limit 1) d
          """;
  static final String REWARDED =
      """
      select k.merchant_id, k.customer_id, k.activity, d.done_at
      from unnest(?::text[], ?::text[], ?::text[]) as k(merchant_id, customer_id, activity)
      cross join lateral (
        select done_at from activity_decisions
        where merchant_id = k.merchant_id and customer_id = k.customer_id and activity = k.activity and points > 0
        offset 0) d
      """;
  private static final String INSERT =
      """
      insert into activity_decisions (merchant_id, customer_id, activity, deed_key, program_version, points, steps,
        transaction_id, done_at, decided_at)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::jsonb[], ?::text[],
        ?::timestamptz[], ?::timestamptz[])
      """;
  static final String OF_TRANSACTION =
      "select "
          + COLUMNS
          + "from activity_decisions d where merchant_id = ? and customer_id = ? and transaction_id = ?";

  private static final TypeReference<List<ActivityStep>> STEPS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  ActivityDecisions(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Those of the deeds that were decided.
  Map<DeedKey, ActivityDecision> find(Collection<DeedKey> deeds) {
    var columns = Columns.of(deeds);
    var found = new HashMap<DeedKey, ActivityDecision>();
    jdbc.query(
            FIND,
            (row, n) -> decision(row),
            columns.text(deed -> deed.account().merchantId()),
            columns.text(deed -> deed.account().customerId()),
            columns.text(DeedKey::activity),
            columns.text(DeedKey::key))
        .forEach(decision -> found.put(decision.deed(), decision));
    return found;
  }

  private record RewardedAt(DeedKind kind, Instant doneAt) {}

  /// When deeds of these kinds that gave points were done.
  Map<DeedKind, List<Instant>> rewarded(Collection<DeedKind> kinds) {
    var columns = Columns.of(kinds);
    return jdbc
        .query(
            REWARDED,
            (row, n) ->
                new RewardedAt(
                    new DeedKind(account(row), row.getString("activity")),
                    row.getTimestamp("done_at").toInstant()),
            columns.text(kind -> kind.account().merchantId()),
            columns.text(kind -> kind.account().customerId()),
            columns.text(DeedKind::activity))
        .stream()
        .collect(
            groupingBy(
                RewardedAt::kind,
                HashMap::new,
                mapping(RewardedAt::doneAt, toCollection(ArrayList::new))));
  }

  void insert(List<ActivityDecision> decisions) {
    var columns = Columns.of(decisions);
    jdbc.update(
        INSERT,
        columns.text(decision -> decision.deed().account().merchantId()),
        columns.text(decision -> decision.deed().account().customerId()),
        columns.text(decision -> decision.deed().activity()),
        columns.text(decision -> decision.deed().key()),
        columns.ints(ActivityDecision::programVersion),
        columns.ints(ActivityDecision::points),
        columns.text(decision -> json.writerFor(STEPS).writeValueAsString(decision.steps())),
        columns.text(ActivityDecision::transactionId),
        columns.times(ActivityDecision::doneAt),
        columns.times(ActivityDecision::decidedAt));
  }

  /// The decision that posted one of the account's transactions.
  @Transactional(readOnly = true)
  public Optional<ActivityDecision> ofTransaction(AccountKey account, String transactionId) {
    return jdbc
        .query(
            OF_TRANSACTION,
            (row, n) -> decision(row),
            account.merchantId(),
            account.customerId(),
            transactionId)
        .stream()
        .findFirst();
  }

  private ActivityDecision decision(ResultSet row) throws SQLException {
    return new ActivityDecision(
        new DeedKey(account(row), row.getString("activity"), row.getString("deed_key")),
        row.getInt("program_version"),
        row.getInt("points"),
        json.readValue(row.getString("steps"), STEPS),
        row.getString("transaction_id"),
        row.getTimestamp("done_at").toInstant(),
        row.getTimestamp("decided_at").toInstant());
  }

  private static AccountKey account(ResultSet row) throws SQLException {
    return new AccountKey(row.getString("merchant_id"), row.getString("customer_id"));
  }
}
