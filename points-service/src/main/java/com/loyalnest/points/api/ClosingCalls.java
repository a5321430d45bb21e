package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.closing.Closings;
import com.loyalnest.points.v1.Closing;
import com.loyalnest.points.v1.ListClosingsRequest;
import com.loyalnest.points.v1.ListClosingsResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The call about closed days. Its cursor is the last day of the page.
@Component
class ClosingCalls {
  private static final int USUAL_PAGE = 20;
  private static final Pattern DAY = Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}");

  private final Closings closings;

  ClosingCalls(Closings closings) {
    this.closings = closings;
  }

  ListClosingsResponse list(ListClosingsRequest request) {
    var limit = request.getLimit() == 0 ? USUAL_PAGE : request.getLimit();
    var found = closings.list(TenantContext.merchantId(), before(request.getCursor()), limit + 1);
    var response = ListClosingsResponse.newBuilder();
    found.stream().limit(limit).forEach(line -> response.addClosings(closing(line)));
    if (found.size() > limit) {
      response.setNextCursor(found.get(limit - 1).closing().day().toString());
    }
    return response.build();
  }

  private static Optional<LocalDate> before(String cursor) {
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (DAY.matcher(cursor).matches()) {
        return Optional.of(LocalDate.parse(cursor));
      }
    } catch (DateTimeParseException notADay) {
      // falls through to the one refusal
    }
    throw new Refusal(Reason.INVALID_CURSOR, "cursor: not one of this list");
  }

  private static Closing closing(Closings.Line line) {
    var closing = line.closing();
    return Closing.newBuilder()
        .setDay(closing.day().toString())
        .setTransactions(closing.transactions())
        .setPoints(closing.points())
        .setFirstTransactionId(closing.firstTransactionId())
        .setLastTransactionId(closing.lastTransactionId())
        .setHash(closing.hash())
        .setPreviousHash(closing.previousHash())
        .setClosedAt(DecisionMapper.timestamp(line.closedAt()))
        .build();
  }
}
