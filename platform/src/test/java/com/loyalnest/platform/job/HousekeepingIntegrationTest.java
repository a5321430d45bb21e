package com.loyalnest.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.outbox.OutboxSettings;
import com.loyalnest.platform.rails.RailsApplication;
import com.loyalnest.platform.testing.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = RailsApplication.class, properties = "spring.config.name=rails")
@ServiceTest
class HousekeepingIntegrationTest {
  private static final Instant LATER = Instant.parse("2028-03-15T03:40:00Z");
  private static final String MARK =
      "insert into inbox (merchant_id, reader, event_id, read_at) values (?, 'r', ?, ?::timestamptz)";

  @Autowired SystemDatabase database;
  @Autowired OutboxSettings settings;

  @Test
  void partitionsAreMadeAheadAndOldMarksRemoved() {
    var merchantId = "m-" + UUID.randomUUID();
    database.jdbc().update(MARK, merchantId, UUID.randomUUID(), "2028-01-01T00:00:00Z");
    database.jdbc().update(MARK, merchantId, UUID.randomUUID(), "2028-03-14T00:00:00Z");

    new Housekeeping(database, settings, InstantSource.fixed(LATER)).run();

    assertThat(marks(merchantId)).isEqualTo(1);
    assertThat(partitions()).contains("outbox_202803", "outbox_202804", "outbox_202805");
  }

  @Test
  void aMonthThatAReaderHasNotFinishedStays() {
    database.jdbc().query("select ensure_outbox_partitions('2029-01-01', 1)", row -> {});
    database
        .jdbc()
        .update(
            "insert into outbox (merchant_id, event_id, lane, position, event, created_at)"
                + " values ('m', ?, 0, 9000000000, '', '2029-01-05T00:00:00Z')",
            UUID.randomUUID());
    var retention = Duration.ofDays(30);
    var shortLived =
        new OutboxSettings(
            List.of(), settings.idlePause(), settings.maxUnread(), settings.batchSize(), retention);

    new Housekeeping(
            database, shortLived, InstantSource.fixed(Instant.parse("2029-03-15T00:00:00Z")))
        .run();
    assertThat(partitions()).contains("outbox_202901");

    database.jdbc().update("delete from outbox where position = 9000000000");
    new Housekeeping(
            database, shortLived, InstantSource.fixed(Instant.parse("2029-03-15T00:00:00Z")))
        .run();
    assertThat(partitions()).doesNotContain("outbox_202901");
  }

  private List<String> partitions() {
    return database
        .client()
        .sql("select relname from pg_class where relname like 'outbox\\_20%'")
        .query((row, n) -> row.getString(1))
        .list();
  }

  private long marks(String merchantId) {
    return database
        .client()
        .sql("select count(*) from inbox where merchant_id = :m")
        .param("m", merchantId)
        .query(Long.class)
        .single();
  }
}
