package com.loyalnest.platform.rails;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.job.LiveWork;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.EventLog;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.outbox.StreamNames;
import com.loyalnest.platform.outbox.StreamRedis;
import com.loyalnest.platform.rails.RailsApplication.Happened;
import com.loyalnest.platform.reader.DeadLetters;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = RailsApplication.class, properties = "spring.config.name=rails")
@ServiceTest
class EventFlowIntegrationTest {
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transactions;
  @Autowired SystemDatabase system;
  @Autowired EventLog log;
  @Autowired StreamRedis redis;
  @Autowired DeadLetters deadLetters;
  @Autowired LiveWork liveWork;

  @Autowired
  @Qualifier("effects") EffectReader effects;

  @Autowired
  @Qualifier("outside") EffectReader outside;

  private final String merchantId = "m-" + UUID.randomUUID();

  @Test
  void everyEventHasItsEffectOnce() {
    append(merchantId, names("plain", 500));

    awaitEffects(merchantId, 500);
    assertThat(distinctEffects(merchantId)).isEqualTo(500);
  }

  @Test
  void positionsHaveNoGapsWhateverCommitsLate() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      IntStream.range(0, 200)
          .forEach(n -> threads.execute(() -> append(merchantId + n % 5, names("gap" + n, 3))));
    }
    for (var m = 0; m < 5; m++) {
      awaitEffects(merchantId + m, 120);
    }

    var positions =
        system
            .jdbc()
            .queryForList(
                "select position from outbox where position is not null order by 1", Long.class);
    assertThat(positions)
        .hasSize(positions.getLast().intValue() - positions.getFirst().intValue() + 1);
    assertThat(positions).doesNotHaveDuplicates();
  }

  @Test
  void anEventOfARolledBackChangeNeverHappened() {
    assertThatThrownBy(() ->
            TenantContext.runAs(
                Tenancy.of(merchantId),
                () ->
                    transactions.executeWithoutResult(transaction -> {
                      outbox.append(merchantId, new Happened("undone"));
                      throw new IllegalStateException("no");
                    })))
        .isInstanceOf(IllegalStateException.class);
    append(merchantId, List.of("after"));

    awaitEffects(merchantId, 1);
    assertThat(effects.timesSeen("undone")).isZero();
  }

  @Test
  void appendingOutsideOfATransactionIsRefused() {
    assertThatThrownBy(() -> outbox.append(merchantId, new Happened("x")))
        .hasMessageContaining("in the transaction of their change");
  }

  @Test
  void aPoisonousEventIsParkedAfterThreeTriesAndBlocksNobody() {
    var poison = "poison-" + merchantId;
    append(merchantId, List.of("before", poison, "behind"));

    awaitEffects(merchantId, 2);
    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(parked()).hasSize(1));
    assertThat(parked().getFirst().getTries()).isEqualTo(3);
    assertThat(parked().getFirst().getError())
        .contains("IllegalArgumentException")
        .doesNotContain("cannot be read");
    assertThat(parked().getFirst().getFact()).isEqualTo("merchant_added");
  }

  @Test
  void aDeadLetterCanBeReplayed() {
    append(merchantId, List.of("poison-replayed-" + merchantId));
    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(parked()).hasSize(1));
    var before = effects.timesSeen("poison-replayed-" + merchantId);

    assertThat(deadLetters.replay(List.of(parked().getFirst().getDeadLetterId()), "")).isEqualTo(1);

    await()
        .atMost(20, SECONDS)
        .untilAsserted(() ->
            assertThat(effects.timesSeen("poison-replayed-" + merchantId)).isGreaterThan(before));
    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(parked()).hasSize(1));
  }

  @Test
  void whatIsNotThereYetComesAgainAndCountsNoTry() {
    append(merchantId, List.of("late-" + merchantId, "punctual"));

    awaitEffects(merchantId, 2);
    assertThat(effects.timesSeen("late-" + merchantId)).isEqualTo(3);
    assertThat(parked()).isEmpty();
  }

  @Test
  void aPausedReaderTriesTheSameAgainAndParksNothing() {
    append(merchantId, List.of("paused-" + merchantId));

    awaitEffects(merchantId, 1);
    assertThat(parked()).isEmpty();
  }

  @Test
  void aReaderOutsideOfTheTransactionIsGivenEveryEvent() throws Exception {
    append(merchantId, names("out", 50));

    awaitEffects(merchantId, 50);
    var events = eventsOf(merchantId);
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () -> assertThat(events).allMatch(event -> outside.didOutside(event.getEventId())));
  }

  @Test
  void redisForgettingEverythingLosesAndRepeatsNothing() {
    append(merchantId, names("first", 300));
    flushRedis();
    append(merchantId, names("second", 300));
    flushRedis();
    append(merchantId, names("third", 300));

    awaitEffects(merchantId, 900);
    assertThat(distinctEffects(merchantId)).isEqualTo(900);
    assertThat(effectRows(merchantId)).isEqualTo(900);
  }

  @Test
  void bulkWorkTravelsInALaneOfItsOwn() {
    appendBulk(merchantId, names("bulk", 20));

    awaitEffects(merchantId, 20);
  }

  @Test
  void nobodyWaitsForMoreThanABatchOfBulkWork() {
    var live = "live-" + merchantId;
    var bulk = names("bulk-" + merchantId + "-", 3_000);
    effects.hold();
    appendBulk(merchantId, names("held-" + merchantId + "-", 1));
    await().atMost(20, SECONDS).until(effects::isWaiting);
    IntStream.range(0, 20)
        .forEach(n -> appendBulk(merchantId + n, bulk.subList(n * 150, (n + 1) * 150)));
    awaitOutside(bulk);
    effects.letThrough(1);
    await().atMost(20, SECONDS).until(effects::isWaiting);

    append(merchantId, List.of(live));
    awaitOutside(List.of(live));
    effects.unhold();

    awaitEffects(merchantId, 2);
    assertThat(bulk.stream().filter(what -> effects.wasSeenBefore(what, live)))
        .hasSizeLessThanOrEqualTo(effects.batchSize());
  }

  @Test
  void aMerchantWithVeryManyHoldsUpNobody() {
    var other = merchantId + "-other";
    var one = "one-" + other;
    var flood = names("flood-" + merchantId + "-", 5_000);
    effects.hold();
    append(other, List.of("quiet-" + other));
    await().atMost(20, SECONDS).until(effects::isWaiting);
    IntStream.range(0, 50).forEach(n -> append(merchantId, flood.subList(n * 100, (n + 1) * 100)));
    append(other, List.of(one));
    awaitOutside(List.of(one));
    awaitOutside(flood);
    effects.unhold();

    awaitEffects(other, 2);
    awaitEffects(merchantId, 5_000);
    assertThat(flood.stream().filter(what -> effects.wasSeenBefore(what, one)))
        .hasSizeLessThan(4_500);
  }

  /// What another reader of the same streams has seen is in Redis.
  @Test
  void whileSomebodyWaitsBulkWorkIsCarriedABatchASecond() throws Exception {
    try (var waiting = Executors.newSingleThreadExecutor()) {
      var somebody =
          waiting.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
              liveWork.note();
              Thread.sleep(50);
            }
            return null;
          });
      appendBulk(merchantId, names("bulk", 6_000));
      append(merchantId + "-live", names("live", 5));

      awaitEffects(merchantId + "-live", 5);
      await().pollDelay(1, SECONDS).until(() -> true);
      var carried = positioned(merchantId);
      somebody.cancel(true);

      assertThat(carried).isBetween(1, 5_999);
    }
    awaitEffects(merchantId, 6_000);
  }

  private int positioned(String merchant) {
    return system
        .client()
        .sql("select count(*) from outbox where merchant_id = ? and position is not null")
        .param(merchant)
        .query(Integer.class)
        .single();
  }

  private void awaitOutside(List<String> what) {
    await()
        .atMost(20, SECONDS)
        .until(() -> what.stream().allMatch(one -> outside.timesSeen(one) > 0));
  }

  private void appendBulk(String merchant, List<String> what) {
    var occurrences =
        what.stream()
            .map(name -> new Occurrence(merchant, new Happened(name), Cause.current()))
            .toList();
    TenantContext.runAs(
        Tenancy.of(merchant),
        () ->
            transactions.executeWithoutResult(
                transaction -> outbox.append(occurrences, Lane.BULK)));
  }

  @Test
  void theLogCanBeReadByPosition() throws InvalidProtocolBufferException {
    append(merchantId, List.of("one", "two"));
    awaitEffects(merchantId, 2);

    var all = log.read(0, 100_000);
    assertThat(all).extracting(EventLog.Entry::position).isSorted().doesNotHaveDuplicates();
    assertThat(Event.parseFrom(all.getLast().event()).getMerchantId()).isNotEmpty();
  }

  @Test
  void finishedEntriesLeaveRedisAndTheReadersPositionsFollow() {
    append(merchantId, names("trim", 400));
    awaitEffects(merchantId, 400);

    await()
        .atMost(20, SECONDS)
        .untilAsserted(() ->
            assertThat(
                    system
                        .jdbc()
                        .queryForObject("select min(position) from outbox_readers", Long.class))
                .isEqualTo(
                    system
                        .jdbc()
                        .queryForObject("select last_position from outbox_log", Long.class)));
  }

  private void append(String merchant, List<String> what) {
    TenantContext.runAs(
        Tenancy.of(merchant),
        () ->
            transactions.executeWithoutResult(transaction ->
                outbox.append(
                    what.stream()
                        .map(each -> new Occurrence(merchant, new Happened(each), Cause.current()))
                        .toList())));
  }

  private static List<String> names(String stem, int count) {
    var names = new ArrayList<String>();
    for (var n = 0; n < count; n++) {
      names.add(stem + n);
    }
    return names;
  }

  private void flushRedis() {
    try (var connection = redis.client().connect()) {
      connection.sync().flushall();
    }
  }

  private List<com.loyalnest.common.v1.DeadLetter> parked() {
    return deadLetters.list("effects", 500).stream()
        .filter(letter -> letter.getMerchantId().equals(merchantId))
        .toList();
  }

  private void awaitEffects(String merchant, int count) {
    await()
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(effectRows(merchant)).isEqualTo(count));
  }

  private long effectRows(String merchant) {
    return system
        .client()
        .sql("select count(*) from effects where merchant_id = :m")
        .param("m", merchant)
        .query(Long.class)
        .single();
  }

  private long distinctEffects(String merchant) {
    return system
        .client()
        .sql("select count(distinct event_id) from effects where merchant_id = :m")
        .param("m", merchant)
        .query(Long.class)
        .single();
  }

  private List<Event> eventsOf(String merchant) throws InvalidProtocolBufferException {
    var events = new ArrayList<Event>();
    for (var entry : log.read(0, 100_000)) {
      if (entry.merchantId().equals(merchant)) {
        events.add(Event.parseFrom(entry.event()));
      }
    }
    return events;
  }

  @Test
  void aMerchantsEventsStayTogetherInOneStream() {
    assertThat(StreamNames.all("points"))
        .hasSize(16)
        .contains("events:{points-0}", "events:{points-7}:bulk");
  }
}
