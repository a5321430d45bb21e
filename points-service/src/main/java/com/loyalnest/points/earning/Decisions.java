package com.loyalnest.points.earning;

import com.loyalnest.points.batch.Columns;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// `decisions`: insert and read only.
@Repository
public class Decisions {
  private static final String INSERT =
      """
      insert into decisions (merchant_id, platform, order_id, revision, customer_id, program_version, points, steps,
        decided_at)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::int[], ?::int[], ?::jsonb[],
        ?::timestamptz[])
      """;
  static final String NEWEST =
      """
      select revision, customer_id, program_version, points, steps, decided_at from decisions
      where merchant_id = ? and platform = ? and order_id = ? order by revision desc limit 1
      """;

  private static final TypeReference<List<DecisionStep>> STEPS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  Decisions(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    var columns = Columns.of(decisions);
    jdbc.update(
        INSERT,
        columns.text(decision -> decision.order().merchantId()),
        columns.text(decision -> decision.order().platform()),
        columns.text(decision -> decision.order().orderId()),
        columns.ints(Decision::revision),
        columns.text(Decision::customerId),
        columns.ints(Decision::programVersion),
        columns.ints(Decision::points),
        columns.text(decision -> printed(decision.steps())),
        columns.times(Decision::decidedAt));
  }

  @Transactional(readOnly = true)
  public Optional<Decision> newest(OrderKey order) {
    return jdbc
        .query(
            NEWEST,
            (row, n) ->
                new Decision(
                    order,
                    row.getInt("revision"),
                    row.getString("customer_id"),
                    row.getInt("program_version"),
                    row.getInt("points"),
                    json.readValue(row.getString("steps"), STEPS),
                    row.getTimestamp("decided_at").toInstant()),
            order.merchantId(),
            order.platform(),
            order.orderId())
        .stream()
        .findFirst();
  }

  /// The type must be given: from the bare list Jackson would not know that steps carry their kind.
  private String printed(List<DecisionStep> steps) {
    return json.writerFor(STEPS).writeValueAsString(steps);
  }
}
