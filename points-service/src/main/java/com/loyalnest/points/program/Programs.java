package com.loyalnest.points.program;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.loyalnest.platform.time.BusinessClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The programs of merchants. A merchant who is met for the first time gets version 1 with the
/// defaults.
@Repository
public class Programs {
  static final String FIND =
      """
      select p.*
      from unnest(?::text[]) as k(merchant_id)
      cross join lateral (
        select merchant_id, program_version, config, published_at, published_by
        from program_settings where merchant_id = k.merchant_id
        offset 0) p
      """;
  private static final String BEGIN =
      """
      insert into program_settings (merchant_id, program_version, config, published_at)
      select merchant_id, 1, ?::jsonb, ?::timestamptz from unnest(?::text[]) as k(merchant_id)
      on conflict do nothing
      """;

  private static final String PUBLISH =
      """
      insert into program_settings (merchant_id, program_version, config, published_at, published_by)
      values (?, ?, ?::jsonb, ?::timestamptz, ?) on conflict do nothing
      """;

  private final JdbcTemplate jdbc;
  private final JsonMapper json;
  private final BusinessClock clock;

  Programs(JdbcTemplate jdbc, JsonMapper json, BusinessClock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  private record Row(String merchantId, ProgramVersion version) {}

  /// Call it inside a transaction.
  public ProgramHistory of(String merchantId) {
    return Objects.requireNonNull(of(new TreeSet<>(List.of(merchantId))).get(merchantId));
  }

  /// Call it inside a transaction. There is a history for each of the merchants.
  public Map<String, ProgramHistory> of(SortedSet<String> merchantIds) {
    if (merchantIds.isEmpty()) {
      return Map.of();
    }
    var found = new HashMap<>(find(merchantIds));
    var newcomers = new TreeSet<>(merchantIds);
    newcomers.removeAll(found.keySet());
    if (!newcomers.isEmpty()) {
      jdbc.update(
          BEGIN,
          json.writeValueAsString(ProgramConfig.DEFAULT),
          clock.now().toString(),
          newcomers.toArray(String[]::new));
      found.putAll(find(newcomers));
    }
    return Map.copyOf(found);
  }

  /// @return false if the merchant has a version of this number already
  boolean publish(String merchantId, ProgramVersion version) {
    return jdbc.update(
            PUBLISH,
            merchantId,
            version.number(),
            json.writeValueAsString(version.config()),
            version.publishedAt().toString(),
            version.publishedBy())
        == 1;
  }

  private Map<String, ProgramHistory> find(SortedSet<String> merchantIds) {
    return jdbc
        .query(
            FIND,
            (row, n) ->
                new Row(
                    row.getString("merchant_id"),
                    new ProgramVersion(
                        row.getInt("program_version"),
                        json.readValue(row.getString("config"), ProgramConfig.class),
                        row.getTimestamp("published_at").toInstant(),
                        row.getString("published_by"))),
            (Object) merchantIds.toArray(String[]::new))
        .stream()
        .collect(
            groupingBy(
                Row::merchantId,
                mapping(Row::version, collectingAndThen(toList(), ProgramHistory::new))));
  }
}
