package com.loyalnest.analytics.tracking;

import com.loyalnest.platform.reader.ReaderPaused;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

/// Where product analytics goes. A batch has arrived when this returns.
@Component
public class PostHog {
  /// What is wrong with the batch itself. Everything else passes by itself, or is mended by whoever
  /// set host and key: waiting loses nothing.
  private static final Set<Integer> NEVER = Set.of(400, 413, 422);

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
      var answer = api.batch(PostHogBatch.of(settings.apiKey(), events)).getStatusCode();
      if (!answer.is2xxSuccessful()) {
        throw refused(answer.value());
      }
    } catch (ResourceAccessException unreached) {
      throw new ReaderPaused("PostHog does not answer", unreached);
    } catch (RestClientResponseException answer) {
      throw refused(answer.getStatusCode().value());
    }
  }

  /// PostHog's own text stays out of it: it may repeat what was sent.
  private static RuntimeException refused(int status) {
    if (NEVER.contains(status)) {
      return new IllegalArgumentException("PostHog refuses: " + status);
    }
    return new ReaderPaused(
        "PostHog answers " + status, new IllegalStateException("answer " + status));
  }
}
