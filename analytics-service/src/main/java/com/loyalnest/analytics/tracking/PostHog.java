package com.loyalnest.analytics.tracking;

import com.loyalnest.platform.reader.ReaderPaused;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

/// Where product analytics goes. A batch has arrived when this returns.
@Component
public class PostHog {
  /// Passing by themselves (time-out, too many), or mended by whoever set the key: waiting loses
  /// nothing.
  private static final Set<Integer> WORTH_WAITING = Set.of(401, 403, 408, 429);

  private final PostHogApi api;
  private final PostHogSettings settings;

  PostHog(PostHogApi api, PostHogSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /// Whether there is a project to send to.
  public boolean isOpen() {
    return !settings.apiKey().isBlank();
  }

  /// @throws ReaderPaused while PostHog is away or does not let us in
  /// @throws IllegalArgumentException if it will never take this batch
  public void send(List<TrackedEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    try {
      api.batch(PostHogBatch.of(settings.apiKey(), events));
    } catch (ResourceAccessException unreached) {
      throw new ReaderPaused("PostHog does not answer", unreached);
    } catch (RestClientResponseException answer) {
      throw refused(answer);
    }
  }

  /// PostHog's own text stays out of it: it may repeat what was sent.
  private static RuntimeException refused(RestClientResponseException answer) {
    HttpStatusCode status = answer.getStatusCode();
    if (status.is4xxClientError() && !WORTH_WAITING.contains(status.value())) {
      return new IllegalArgumentException("PostHog refuses: " + status.value());
    }
    return new ReaderPaused(
        "PostHog answers " + status.value(), new IllegalStateException("answer " + status.value()));
  }
}
