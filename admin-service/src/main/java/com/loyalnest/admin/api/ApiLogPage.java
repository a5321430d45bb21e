package com.loyalnest.admin.api;

import com.loyalnest.admin.page.PageCursor;
import com.loyalnest.admin.v1.ApiLog;
import com.loyalnest.admin.v1.ListApiLogsRequest;
import com.loyalnest.admin.v1.ListApiLogsResponse;
import com.loyalnest.admin.webhook.ApiLogEntry;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import java.util.List;
import java.util.Set;

/// A page of the API log that was asked for.
record ApiLogPage(String outcome, String before, PageLimit limit) {
  private static final Set<String> OUTCOMES = Set.of("", "accepted", "parked", "ignored");

  static ApiLogPage of(ListApiLogsRequest request) {
    var outcome = request.getOutcome();
    if (!OUTCOMES.contains(outcome)) {
      throw Refusal.invalid("outcome", "must be accepted, parked or ignored");
    }
    return new ApiLogPage(
        outcome, position(outcome, request.getCursor()), PageLimit.of(request.getLimit()));
  }

  private static String position(String outcome, String cursor) {
    return cursor.isEmpty()
        ? ""
        : PageCursor.read(list(outcome), cursor)
            .filter(parts -> parts.size() == 1)
            .map(List::getFirst)
            .filter(LogIds::isOne)
            .orElseThrow(() ->
                new Refusal(Reason.INVALID_CURSOR, "cursor: not one that this list gave out"));
  }

  ListApiLogsResponse response(List<ApiLogEntry> found) {
    var response = ListApiLogsResponse.newBuilder();
    found.stream().limit(limit.rows()).forEach(entry -> response.addApiLogs(apiLog(entry)));
    if (found.size() > limit.rows()) {
      var last = found.get(limit.rows() - 1);
      response.setNextCursor(PageCursor.write(list(outcome), List.of(last.logId())));
    }
    return response.build();
  }

  private static String list(String outcome) {
    return "api_logs:" + outcome;
  }

  private static ApiLog apiLog(ApiLogEntry entry) {
    var mapped =
        ApiLog.newBuilder()
            .setLogId(entry.logId())
            .setEndpoint(entry.endpoint())
            .setOutcome(entry.outcome())
            .setReason(entry.reason())
            .setCreatedAt(Times.of(entry.createdAt()));
    if (!entry.payload().isEmpty()) {
      mapped.setPayload(JsonStructs.of(entry.payload()));
    }
    return mapped.build();
  }
}
