package com.loyalnest.points.goal;

import static java.util.stream.Collectors.groupingBy;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.activity.ActivityStep;
import com.loyalnest.points.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// `goal_decisions`: insert and read only.
@Repository
public class GoalDecisions {
  static final String OF_CUSTOMERS =
      """
      select d.*
      from unnest(?::text[], ?::text[]) as k(merchant_id, customer_id)
      cross join lateral (
        select * from goal_decisions where merchant_id = k.merchant_id and customer_id = k.customer_id
        offset 0) d
      order by d.merchant_id, d.customer_id, d.revision
      """;
  private static final String INSERT =
      """
      insert into goal_decisions (merchant_id, customer_id, revision, points, steps, transaction_id, decided_at)
      select * from unnest(?::text[], ?::text[], ?::int[], ?::int[], ?::jsonb[], ?::text[], ?::timestamptz[])
      """;
  static final String OF_TRANSACTION =
      "select * from goal_decisions where merchant_id = ? and customer_id = ? and transaction_id = ?";

  private static final TypeReference<List<ActivityStep>> STEPS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  GoalDecisions(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// All of these customers, the newest last.
  Map<AccountKey, List<GoalDecision>> of(Collection<AccountKey> accounts) {
    var columns = Columns.of(accounts);
    return jdbc
        .query(
            OF_CUSTOMERS,
            (row, n) -> decision(row),
            columns.text(AccountKey::merchantId),
            columns.text(AccountKey::customerId))
        .stream()
        .collect(groupingBy(GoalDecision::account));
  }

  void insert(List<GoalDecision> decisions) {
    var columns = Columns.of(decisions);
    jdbc.update(
        INSERT,
        columns.text(decision -> decision.account().merchantId()),
        columns.text(decision -> decision.account().customerId()),
        columns.ints(GoalDecision::revision),
        columns.ints(GoalDecision::points),
        columns.text(decision -> json.writerFor(STEPS).writeValueAsString(decision.steps())),
        columns.text(GoalDecision::transactionId),
        columns.times(GoalDecision::decidedAt));
  }

  /// The decision that posted one of the account's transactions.
  @Transactional(readOnly = true)
  public Optional<GoalDecision> ofTransaction(AccountKey account, String transactionId) {
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

  private GoalDecision decision(ResultSet row) throws SQLException {
    return new GoalDecision(
        new AccountKey(row.getString("merchant_id"), row.getString("customer_id")),
        row.getInt("revision"),
        row.getInt("points"),
        json.readValue(row.getString("steps"), STEPS),
        row.getString("transaction_id"),
        row.getTimestamp("decided_at").toInstant());
  }
}
