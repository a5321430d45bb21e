package com.loyalnest.points;

import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.program.ProgramConfig;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Programs that merchants published.
public final class ProgramFixtures {
  private static final String PUBLISH =
      """
      insert into points.program_settings (merchant_id, program_version, config, published_at)
      select ?, coalesce(max(program_version), 0) + 1, ?::jsonb, ? from points.program_settings where merchant_id = ?
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

  private ProgramFixtures() {}

  /// A new merchant's program, but for these settings.
  ///
  /// @param settings by the names of [ProgramConfig]
  public static ProgramConfig usualBut(Map<String, Object> settings) {
    var all = new TreeMap<String, Object>();
    JSON.<ObjectNode>valueToTree(ProgramConfig.DEFAULT)
        .properties()
        .forEach(setting -> all.put(setting.getKey(), setting.getValue()));
    all.putAll(settings);
    return JSON.convertValue(all, ProgramConfig.class);
  }

  /// Ten points a unit, and what is said of hold and expiry.
  ///
  /// @param rest of the kept JSON, e.g. `"holdDays": 14`
  public static void publish(String merchantId, Instant publishedAt, String rest) {
    var config =
        "{\"purchaseRate\": {\"numerator\": 10, \"denominator\": 1}, \"rounding\": \"FLOOR\"%s}"
            .formatted(rest.isEmpty() ? "" : ", " + rest);
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.prepareStatement(PUBLISH)) {
      statement.setString(1, merchantId);
      statement.setString(2, config);
      statement.setObject(3, OffsetDateTime.ofInstant(publishedAt, ZoneOffset.UTC));
      statement.setString(4, merchantId);
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
