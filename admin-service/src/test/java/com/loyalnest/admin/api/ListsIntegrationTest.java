package com.loyalnest.admin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.v1.ApiLog;
import com.loyalnest.admin.v1.AuditLog;
import com.loyalnest.admin.v1.ListApiLogsRequest;
import com.loyalnest.admin.v1.ListApiLogsResponse;
import com.loyalnest.admin.v1.ListAuditLogsRequest;
import com.loyalnest.admin.v1.ListAuditLogsResponse;
import com.loyalnest.events.v1.AnalyticsViewed;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.LoginSuccess;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.TestCallers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

class ListsIntegrationTest extends AdminIntegration {
  @Autowired
  @Qualifier("auditReader") private EventReader reader;

  @Autowired private EventFeed feed;

  @Test
  void theApiLogIsReadPageByPageNewestFirst() {
    var merchant = newMerchant();
    var ids = new ArrayList<String>();
    for (var n = 0; n < 5; n++) {
      ids.addFirst(
          deliver(webhook(merchant, "orders/delete", "{\"id\":%d}".formatted(n))).getLogId());
    }

    var first = apiLogs(merchant, "", 2, "");
    var second = apiLogs(merchant, "", 2, first.getNextCursor());
    var third = apiLogs(merchant, "", 2, second.getNextCursor());

    assertThat(List.of(first, second, third))
        .flatExtracting(ListApiLogsResponse::getApiLogsList)
        .extracting(ApiLog::getLogId)
        .containsExactlyElementsOf(ids);
    assertThat(third.getNextCursor()).isEmpty();
  }

  @Test
  void theApiLogCanBeNarrowedToAnOutcome() {
    var merchant = newMerchant();
    deliver(webhook(merchant, "orders/delete", "{\"id\":820982911946154508,\"n\":1}"));
    deliver(webhook(merchant, "orders/paid", "{"));
    deliver(webhook(merchant, "themes/publish", "{\"id\":7}"));

    var parked = apiLogs(merchant, "parked", 0, "").getApiLogsList();
    assertThat(parked).hasSize(1);
    assertThat(parked.getFirst().getReason()).isEqualTo("body: not JSON");
    assertThat(parked.getFirst().hasPayload()).isFalse();
    assertThat(apiLogs(merchant, "ignored", 0, "").getApiLogsList())
        .extracting(ApiLog::getEndpoint)
        .containsExactly("themes/publish");
    var accepted = apiLogs(merchant, "accepted", 0, "").getApiLogs(0).getPayload();
    assertThat(accepted.getFieldsOrThrow("id").getStringValue())
        .as("a double cannot hold it")
        .isEqualTo("820982911946154508");
    assertThat(accepted.containsFields("n")).isFalse();
  }

  @Test
  void theAuditLogIsReadPageByPageNewestFirst() {
    var merchant = newMerchant();
    var events =
        IntStream.range(0, 25).mapToObj(n -> login(merchant, 1_782_900_000 + n / 2)).toList();
    feed.deliver(reader, events);

    var first = auditLogs(merchant, "", 0, "");
    var second = auditLogs(merchant, "", 0, first.getNextCursor());

    assertThat(first.getAuditLogsList()).hasSize(20);
    assertThat(List.of(first, second))
        .flatExtracting(ListAuditLogsResponse::getAuditLogsList)
        .extracting(AuditLog::getAuditLogId)
        .containsExactlyElementsOf(events.reversed().stream().map(Event::getEventId).toList());
    assertThat(second.getNextCursor()).isEmpty();
  }

  @Test
  void theAuditLogCanBeNarrowedToAnAction() {
    var merchant = newMerchant();
    var viewed =
        login(merchant, 1_782_900_000).toBuilder()
            .setAnalyticsViewed(AnalyticsViewed.newBuilder().setReport("members"))
            .build();
    feed.deliver(reader, List.of(login(merchant, 1), viewed, login(merchant, 2)));

    assertThat(auditLogs(merchant, "analytics_viewed", 0, "").getAuditLogsList())
        .extracting(AuditLog::getAuditLogId)
        .containsExactly(viewed.getEventId());
    assertThat(auditLogs(merchant, "nothing_like_it", 0, "").getAuditLogsList()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!!", "YXBpX2xvZ3M6CgonIG9yIDE9MQ", "YXVkaXRfbG9nczoKMQoy", "4pyT"})
  void aCursorThatNoListGaveOutIsRefused(String cursor) {
    var merchant = newMerchant();

    assertThatThrownBy(() -> apiLogs(merchant, "", 0, cursor))
        .satisfies(ListsIntegrationTest::isBadCursor);
    assertThatThrownBy(() -> auditLogs(merchant, "", 0, cursor))
        .satisfies(ListsIntegrationTest::isBadCursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit_logs:\n+999999999-12-31T23:59:59Z\n01a20519-3fd0-7000-b591-33e066273301",
        "audit_logs:\n2026-07-01T00:00:00Z\n\u0000",
        "audit_logs:\n2026-07-01T00:00:00Z\n' or 1=1",
        "audit_logs:\nnever\n01a20519-3fd0-7000-b591-33e066273301",
        "api_logs:\n\u0000",
        "api_logs:\n01a20519-3fd0-7000-b591-33e066273301\n2",
      })
  void aForgedCursorIsRefused(String forged) {
    var cursor = Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
    var merchant = newMerchant();

    assertThatThrownBy(() -> apiLogs(merchant, "", 0, cursor))
        .satisfies(ListsIntegrationTest::isBadCursor);
    assertThatThrownBy(() -> auditLogs(merchant, "", 0, cursor))
        .satisfies(ListsIntegrationTest::isBadCursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "Points Earned", "points_earned' or 1=1"})
  void anActionIsAFactsName(String action) {
    assertThatThrownBy(() -> auditLogs(newMerchant(), action, 0, ""))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("action");
  }

  @Test
  void aCursorOfAnotherFilterIsRefused() {
    var merchant = newMerchant();
    feed.deliver(reader, List.of(login(merchant, 1), login(merchant, 2)));
    var cursor = auditLogs(merchant, "", 1, "").getNextCursor();

    assertThatThrownBy(() -> auditLogs(merchant, "login_success", 1, cursor))
        .satisfies(ListsIntegrationTest::isBadCursor);
    assertThatThrownBy(() -> apiLogs(merchant, "", 1, cursor))
        .satisfies(ListsIntegrationTest::isBadCursor);
  }

  @Test
  void anOutcomeThatDoesNotExistIsRefusedByName() {
    assertThatThrownBy(() -> apiLogs(newMerchant(), "lost", 0, ""))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("outcome");
    assertThatThrownBy(() -> apiLogs(newMerchant(), "", 101, "")).hasMessageContaining("limit");
    assertThatThrownBy(() -> auditLogs(newMerchant(), "", -1, "")).hasMessageContaining("limit");
  }

  @Test
  void aMerchantSeesOnlyTheirOwn() {
    var merchant = newMerchant();
    deliver(webhook(merchant, "orders/delete", "{\"id\":1}"));
    feed.deliver(reader, List.of(login(merchant, 1)));

    assertThat(apiLogs(newMerchant(), "", 0, "").getApiLogsList()).isEmpty();
    assertThat(auditLogs(newMerchant(), "", 0, "").getAuditLogsList()).isEmpty();
  }

  @Test
  void shoppersAndServicesDoNotReadTheLogs() {
    var request = ListAuditLogsRequest.getDefaultInstance();

    assertThatThrownBy(() -> as(TestCallers.shopper("m-1", "7")).listAuditLogs(request))
        .hasMessageContaining("PERMISSION_DENIED");
    assertThatThrownBy(() -> as(TestCallers.service("points")).listAuditLogs(request))
        .hasMessageContaining("PERMISSION_DENIED");
    assertThatThrownBy(() -> as(TestCallers.nobody()).listAuditLogs(request))
        .hasMessageContaining("UNAUTHENTICATED");
  }

  private static void isBadCursor(Throwable refusal) {
    var status = io.grpc.protobuf.StatusProto.fromThrowable(refusal);
    assertThat(status).isNotNull();
    assertThat(String.valueOf(status)).contains("INVALID_CURSOR");
  }

  private Event login(String merchant, long second) {
    return Event.newBuilder()
        .setEventId(ids.nextText())
        .setMerchantId(merchant)
        .setOccurredAt(Timestamp.newBuilder().setSeconds(second))
        .setLoginSuccess(LoginSuccess.newBuilder().setUserId("7"))
        .build();
  }

  private ListApiLogsResponse apiLogs(String merchant, String outcome, int limit, String cursor) {
    return as(TestCallers.merchant(merchant))
        .listApiLogs(
            ListApiLogsRequest.newBuilder()
                .setOutcome(outcome)
                .setLimit(limit)
                .setCursor(cursor)
                .build());
  }

  private ListAuditLogsResponse auditLogs(
      String merchant, String action, int limit, String cursor) {
    return as(TestCallers.merchant(merchant))
        .listAuditLogs(
            ListAuditLogsRequest.newBuilder()
                .setAction(action)
                .setLimit(limit)
                .setCursor(cursor)
                .build());
  }
}
