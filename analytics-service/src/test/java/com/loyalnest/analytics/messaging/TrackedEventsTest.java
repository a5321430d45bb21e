package com.loyalnest.analytics.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.analytics.report.AnalyticsViewed;
import com.loyalnest.analytics.testing.Events;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.Event.FactCase;
import com.loyalnest.platform.outbox.DomainEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrackedEventsTest {
  /// Words that people are not.
  private static final Set<String> ALLOWED =
      Set.of(
          "topic",
          "source",
          "points",
          "plan_id",
          "reinstalled",
          "door",
          "reason",
          "channel",
          "direction",
          "template_type",
          "report",
          "reward_type",
          "activity");

  static Stream<FactCase> facts() {
    return Stream.of(FactCase.values()).filter(fact -> fact != FactCase.FACT_NOT_SET);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void everyFactIsToldUnderItsNameWithAllowedPropertiesOnly(FactCase fact) {
    var field = Event.getDescriptor().findFieldByNumber(fact.getNumber());
    var event = Events.event("m-1");
    event.getFieldBuilder(field);
    var message = event.getFieldBuilder(field).build();
    var tracked = TrackedEvents.of(event.setField(field, message).build());

    assertThat(tracked.name()).isEqualTo(field.getName());
    assertThat(tracked.merchantId()).isEqualTo("m-1");
    assertThat(ALLOWED).containsAll(tracked.properties().keySet());
  }

  @Test
  void aStaffMembersLoginIsToldWithoutThem() {
    var event = Events.event("m-1");
    event.getLoginSuccessBuilder().setUserId("42");

    var tracked = TrackedEvents.of(event.build());

    assertThat(tracked.properties()).isEmpty();
    assertThat(tracked.customerId()).isEmpty();
  }

  @Test
  void anEventOfAnUnknownFactIsStillToldApart() {
    assertThat(TrackedEvents.of(Events.event("m-1").build()).name()).isEqualTo("unknown");
  }

  @Test
  void ourOwnEventSaysWhichReportWasViewed() {
    var event = Event.newBuilder();
    new AnalyticsEventMapper().map(new AnalyticsViewed("overview"), event);

    assertThat(event.getAnalyticsViewed().getReport()).isEqualTo("overview");
  }

  @Test
  void aFactOfAnotherServiceIsRefused() {
    record Foreign() implements DomainEvent {}

    assertThatThrownBy(() -> new AnalyticsEventMapper().map(new Foreign(), Event.newBuilder()))
        .hasMessageContaining("Foreign");
  }
}
