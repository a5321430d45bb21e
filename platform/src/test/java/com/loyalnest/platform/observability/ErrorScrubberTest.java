package com.loyalnest.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.User;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ErrorScrubberTest {
  private final ErrorScrubber scrubber = new ErrorScrubber();

  @Test
  void nothingPersonalLeaves() {
    var event = new SentryEvent();
    var user = new User();
    user.setEmail("ana@example.com");
    event.setUser(user);
    event.setServerName("host-1");
    event.setExtra("phone", "+34 600 123 456");
    var message = new Message();
    message.setFormatted("mail to ana@example.com with Bearer abc.def failed");
    message.setMessage("call +1 (555) 123-4567 with shpat_0123456789abcdef");
    event.setMessage(message);
    var exception = new SentryException();
    exception.setValue("duplicate key: Key (email)=(ana@example.com) eyJhbGciOi.eyJzdWIi.c2ln");
    event.setExceptions(List.of(exception));

    var sent = Objects.requireNonNull(scrubber.execute(event, new Hint()));

    assertThat(sent.getUser()).isNull();
    assertThat(sent.getServerName()).isNull();
    assertThat(sent.getExtra("phone")).isNull();
    assertThat(message.getFormatted()).isEqualTo("mail to [removed] with [removed] failed");
    assertThat(message.getMessage()).isEqualTo("call [removed] with [removed]");
    assertThat(exception.getValue()).doesNotContain("ana", "eyJ");
  }

  @Test
  void aReportWithoutAMessageIsSentAsItIs() {
    assertThat(scrubber.execute(new SentryEvent(), new Hint())).isNotNull();
    assertThat(ErrorScrubber.scrubbed(null)).isNull();
    assertThat(ErrorScrubber.scrubbed("order 12 has 3 lines")).isEqualTo("order 12 has 3 lines");
  }
}
