package com.loyalnest.referrals.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.referrals.testing.Events;
import com.loyalnest.referrals.testing.Neighbours;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// Claiming must cost the same however many messages wait. Nothing is analysed here: a backlog
/// grows faster than the planner's numbers.
@SpringBootTest(properties = {"spring.config.name=referrals", "loyalnest.messages.enabled=false"})
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import(Neighbours.class)
class StatementPlansIntegrationTest {
  private static final int WAITING = 4000;

  @Autowired EventFeed feed;
  @Autowired EventReader reader;
  @Autowired SystemDatabase system;

  private final String merchantId = "m-" + UUID.randomUUID();

  @BeforeEach
  void aBacklog() {
    var events = new ArrayList<Event>();
    for (var n = 0; n < WAITING; n++) {
      events.add(Events.pointsEarned(merchantId, "c-" + n % 50, 1, 1));
    }
    feed.deliver(reader, events);
  }

  @AfterEach
  void leaveNothingBehind() {
    system.jdbc().update("update notifications set delivery_status = 'failed'");
  }

  @Test
  void claimingReadsOnlyWhatItTakes() {
    var now = OffsetDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
    var plan =
        system
            .transactions()
            .execute(transaction -> {
              system.jdbc().execute(ClaimMessages.BY_KEY);
              return system
                  .client()
                  .sql("explain (analyze, timing off) " + ClaimMessages.CLAIM)
                  .param("now", now)
                  .param("held", now.plusMinutes(2))
                  .param("limit", 10)
                  .query((row, n) -> row.getString(1))
                  .list();
            });

    assertThat(plan).noneMatch(line -> readsTheBacklog(line));
  }

  /// A node that gave hundreds of rows.
  private static boolean readsTheBacklog(String line) {
    return line.matches(".*actual rows=\\d{3,}\\..*");
  }
}
