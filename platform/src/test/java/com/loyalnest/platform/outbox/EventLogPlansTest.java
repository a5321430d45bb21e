package com.loyalnest.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.rails.RailsApplication;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// How Postgres would give positions once very many events wait, going by statistics of a time when
/// none did.
@SpringBootTest(classes = RailsApplication.class, properties = "spring.config.name=rails")
@ServiceTest
class EventLogPlansTest {
  private static final Duration CARRIED = Duration.ofSeconds(30);

  private final SystemDatabase system;

  EventLogPlansTest(@Autowired SystemDatabase system) {
    this.system = system;
  }

  @Test
  void everyEventIsFoundByItsPlaceWhateverStatisticsSay() throws SQLException {
    await().atMost(CARRIED).until(() -> waiting() == 0);
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement()) {
      statement.execute("analyze rails.outbox");
    }

    var plan = String.join("\n", plan());

    assertThat(plan).contains("Tid Scan").doesNotContain("Materialize", "Seq Scan on outbox_2");
  }

  private int waiting() {
    return system
        .client()
        .sql("select count(*) from outbox where position is null")
        .query(Integer.class)
        .single();
  }

  private List<String> plan() {
    return system
        .transactions()
        .execute(transaction -> {
          system.jdbc().execute(EventLog.LOCK);
          return system
              .jdbc()
              .queryForList(
                  "explain " + EventLog.GIVE_POSITIONS,
                  String.class,
                  new String[] {"m-1", "m-2"},
                  Lane.BULK.code(),
                  100);
        });
  }
}
