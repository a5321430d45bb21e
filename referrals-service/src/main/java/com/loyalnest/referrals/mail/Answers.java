package com.loyalnest.referrals.mail;

import com.loyalnest.referrals.message.PostOutcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/// What SendGrid's answers mean. Its texts are not read: they may repeat an address.
final class Answers {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final Duration UNSTATED_REST = Duration.ofSeconds(30);

  private Answers() {}

  static PostOutcome outcome(
      int status, Map<String, String> headers, Instant now, Duration longestRest) {
    if (status / 100 == 2) {
      return new PostOutcome.Accepted();
    }
    if (status == TOO_MANY) {
      return new PostOutcome.Throttled(rest(headers, now, longestRest));
    }
    return status / 100 == 4 && status != REQUEST_TIMEOUT
        ? new PostOutcome.Refused("refused_" + status)
        : new PostOutcome.NotTaken("answer_" + status);
  }

  private static Instant rest(Map<String, String> headers, Instant now, Duration longestRest) {
    var asked =
        header(headers, "Retry-After")
            .flatMap(value -> retryAfter(value, now))
            .or(() -> header(headers, "X-RateLimit-Reset").flatMap(Answers::epoch))
            .filter(now::isBefore)
            .orElse(now.plus(UNSTATED_REST));
    var longest = now.plus(longestRest);
    return asked.isAfter(longest) ? longest : asked;
  }

  /// Seconds, or a date as HTTP writes it.
  private static Optional<Instant> retryAfter(String value, Instant now) {
    if (value.matches("\\d{1,9}")) {
      return Optional.of(now.plusSeconds(Long.parseLong(value)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> epoch(String value) {
    return value.matches("\\d{1,12}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(value)))
        : Optional.empty();
  }

  private static Optional<String> header(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase(name))
        .map(each -> each.getValue().strip())
        .findFirst();
  }
}
