package com.loyalnest.analytics.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.analytics.testing.AnalyticsTest;
import com.loyalnest.analytics.testing.Events;
import com.loyalnest.analytics.testing.FakePostHog;
import com.loyalnest.analytics.v1.AnalyticsMetrics;
import com.loyalnest.analytics.v1.AnalyticsServiceGrpc;
import com.loyalnest.analytics.v1.GetAnalyticsRequest;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.TestCallers;
import io.grpc.ClientInterceptor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.grpc.client.GrpcChannelFactory;

/// A merchant watches the program grow.
@AnalyticsTest
class ProgramInNumbersScenarioTest {
  @Autowired EventFeed feed;

  @Autowired
  @Qualifier("factsReader") EventReader facts;

  @Autowired FakePostHog postHog;
  @Autowired GrpcChannelFactory channels;

  private final String merchantId = "m-" + UUID.randomUUID();

  @Test
  void aMerchantWatchesTheProgramGrow() {
    // Before anybody bought.
    assertThat(seen()).isEqualTo(AnalyticsMetrics.getDefaultInstance());

    // Ada buys for 118 dollars and joins; then she sends something back.
    var order = Events.of(merchantId, Events.order("1001"));
    var joined = Events.enrolled(merchantId, "ada");
    var earned = Events.earned(merchantId, "t-1", 1180);
    var returned = Events.of(merchantId, Events.refund("r-1", "1001", "18.00"));
    var reversed = Events.reversed(merchantId, "t-2", 180);

    // Everything is told twice, and not in order.
    feed.deliver(facts, List.of(reversed, earned, order));
    feed.deliver(facts, List.of(joined, returned, order, earned, reversed));

    assertThat(seen())
        .isEqualTo(
            AnalyticsMetrics.newBuilder()
                .setMembers(1)
                .setPointsIssued(1180)
                .setPointsReversed(180)
                .setOrders(1)
                .build());

    // That the merchant looked, twice, is itself known to product analytics.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(postHog.eventsOf(merchantId))
                .hasSize(2)
                .allMatch(each -> each.get("event").asString().equals("analytics_viewed")));
  }

  @Test
  void nobodyElseMayLook() {
    var foreign = GetAnalyticsRequest.newBuilder().setMerchantId("m-other").build();

    assertThatThrownBy(() -> ask(TestCallers.merchant(merchantId), foreign))
        .hasMessageContaining("PERMISSION_DENIED");
    assertThatThrownBy(() ->
            ask(TestCallers.shopper(merchantId, "1"), GetAnalyticsRequest.getDefaultInstance()))
        .hasMessageContaining("PERMISSION_DENIED");
    assertThatThrownBy(() -> ask(TestCallers.nobody(), GetAnalyticsRequest.getDefaultInstance()))
        .hasMessageContaining("UNAUTHENTICATED");
  }

  private AnalyticsMetrics seen() {
    return ask(
        TestCallers.merchant(merchantId),
        GetAnalyticsRequest.newBuilder().setMerchantId(merchantId).build());
  }

  private AnalyticsMetrics ask(ClientInterceptor caller, GetAnalyticsRequest request) {
    return AnalyticsServiceGrpc.newBlockingStub(channels.createChannel("analytics"))
        .withInterceptors(caller)
        .getAnalytics(request)
        .getMetrics();
  }
}
