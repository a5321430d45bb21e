package com.loyalnest.local.shop.webhook;

import com.loyalnest.local.shop.NotPossible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Looks after deliveries for people and tools: what was sent, what came back, and how badly
/// sending shall go.
@Service
public class DeliveryDesk {
  private static final String LIST =
      """
      select delivery_id, webhook_id, topic, status, tries, last_answer, triggered_at from deliveries
      where (? = '' or status = ?) order by delivery_id desc limit 200
      """;

  private final JdbcClient jdbc;
  private final DeliverySwitches switches;

  DeliveryDesk(JdbcClient jdbc, DeliverySwitches switches) {
    this.jdbc = jdbc;
    this.switches = switches;
  }

  /// @param status only these; empty is all
  List<Map<String, Object>> deliveries(String status) {
    return jdbc.sql(LIST)
        .params(status, status)
        .query((row, n) ->
            Map.<String, Object>of(
                "delivery_id", row.getString(1),
                "webhook_id", row.getString(2),
                "topic", row.getString(3),
                "status", row.getString(4),
                "tries", row.getInt(5),
                "answer", row.getString(6),
                "at", row.getTimestamp(7).toInstant().toString()))
        .list();
  }

  /// For the page that shows both.
  public Map<String, Object> facts() {
    var positions = switches.positions();
    var facts = new LinkedHashMap<String, Object>();
    facts.put("deliveries", deliveries(""));
    facts.put("duplicates", positions.duplicatePercent());
    facts.put("delay", positions.delayMillis());
    facts.put("shuffle", positions.shuffle());
    facts.put("paused", positions.paused());
    return facts;
  }

  /// @throws NotPossible for a percentage or a delay that cannot be
  public void turn(int duplicatePercent, boolean shuffle, int delayMillis, boolean paused) {
    var positions = new DeliverySwitches.Positions(duplicatePercent, shuffle, delayMillis, paused);
    if (!positions.isPossible()) {
      throw new NotPossible("duplicates: 0 to 100 percent, delay: 0 to 3600000 ms");
    }
    switches.turn(positions);
  }
}
