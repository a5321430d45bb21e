package com.loyalnest.analytics.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.analytics.testing.AnalyticsTest;
import com.loyalnest.analytics.testing.Events;
import com.loyalnest.analytics.testing.FakePostHog;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.ReadOutcome;
import com.loyalnest.platform.reader.ReaderPaused;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AnalyticsTest
class TrackingReaderIntegrationTest {
  @Autowired TrackingReader reader;
  @Autowired FakePostHog postHog;

  private final String merchantId = "m-" + UUID.randomUUID();

  @AfterEach
  void postHogIsWell() {
    postHog.answer(200);
  }

  @Test
  void tellsWhatHappenedUnderTheFactsOwnName() {
    var event = Events.earned(merchantId, "t-1", 1180);

    assertThat(reader.read(List.of(event))).containsExactly(ReadOutcome.done());

    var told = postHog.eventsOf(merchantId).getFirst();
    assertThat(told.get("event").asString()).isEqualTo("points_earned");
    assertThat(told.get("uuid").asString()).isEqualTo(event.getEventId());
    assertThat(told.get("distinct_id").asString()).isEqualTo("c-1");
    assertThat(told.get("timestamp").asString()).isEqualTo("2026-07-01T12:00:00Z");
    assertThat(told.at("/properties/points").asInt()).isEqualTo(1180);
    assertThat(told.at("/properties/$process_person_profile").asBoolean()).isFalse();
    assertThat(postHog.batches().getLast().get("api_key").asString()).isEqualTo("phc_test");
  }

  @Test
  void aBatchIsOneCallAndARepetitionAddsNothing() {
    var events =
        List.of(Events.earned(merchantId, "t-1", 1), Events.reversed(merchantId, "t-2", 2));
    var before = postHog.batches().size();

    reader.read(events);
    reader.read(events);

    assertThat(postHog.batches()).hasSize(before + 2);
    assertThat(postHog.batches().getLast()).isEqualTo(postHog.batches().get(before));
    assertThat(postHog.eventsOf(merchantId)).hasSize(2);
  }

  @Test
  void whatTheShopDidIsTheMerchants() {
    reader.read(List.of(Events.of(merchantId, Events.order("1"))));

    var told = postHog.eventsOf(merchantId).getFirst();
    assertThat(told.get("event").asString()).isEqualTo("shopify_sync");
    assertThat(told.get("distinct_id").asString()).isEqualTo(merchantId);
    assertThat(told.at("/properties/topic").asString()).isEqualTo("orders/paid");
    assertThat(told.toString()).doesNotContain("118.00").doesNotContain("\"77\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 408, 429, 401, 403, 404, 302})
  void waitsWhilePostHogDoesNotTakeIt(int status) {
    postHog.answer(status);

    assertThatThrownBy(() -> reader.read(List.of(Events.earned(merchantId, "t-1", 1))))
        .isInstanceOf(ReaderPaused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void aBatchThatIsRefusedForGoodIsAFailure(int status) {
    postHog.answer(status);

    assertThatThrownBy(() -> reader.read(List.of(Events.earned(merchantId, "t-1", 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("phc_test");
  }

  @Test
  void readsEveryFactOfEveryService() {
    assertThat(reader.sources())
        .containsExactlyInAnyOrder("admin", "points", "auth", "referrals", "analytics");
    assertThat(reader.facts()).isEmpty();
    assertThat(reader.transactional()).isFalse();
    assertThat(reader.name()).isEqualTo("tracking");
  }

  @Test
  void anEmptyBatchCallsNobody() {
    var before = postHog.batches().size();

    reader.read(List.<Event>of());

    assertThat(postHog.batches()).hasSize(before);
  }
}
