package com.loyalnest.analytics.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.reader.ReaderPaused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PostHogTest {
  private static final Path CONTRACT = Path.of("../../shared/contracts/posthog/requests.json");
  private static final TrackedEvent EVENT =
      new TrackedEvent(
          "0190f5f0-0000-7000-8000-000000000001",
          "points_earned",
          "m_1001",
          "c_88",
          Instant.parse("2026-05-13T11:33:20Z"),
          Map.of("points", 120));

  @Test
  void whoDoesNotAnswerIsWaitedFor() {
    var away = postHog("http://localhost:1", "phc_secret");

    assertThatThrownBy(() -> away.send(List.of(EVENT))).isInstanceOf(ReaderPaused.class);
  }

  @Test
  void withoutAKeyThereIsNobodyToTell() {
    assertThat(postHog("http://localhost:1", " ").isOpen()).isFalse();
    assertThat(postHog("http://localhost:1", "phc_secret").isOpen()).isTrue();
  }

  @Test
  void theKeyIsNeverPrinted() {
    assertThat(settings("http://localhost:1", "phc_secret").toString())
        .doesNotContain("phc_secret");
    assertThat(PostHogBatch.of("phc_secret", List.of(EVENT)).toString())
        .doesNotContain("phc_secret");
  }

  @Test
  void theBatchHasTheShapeThatPostHogDocuments() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(CONTRACT), "skipped: PostHog's contract is not at " + CONTRACT);
    var requests = JsonMapper.shared().readTree(Files.readString(CONTRACT)).get("requests");
    var documented = requests.get(1).get("body");

    var ours = JsonMapper.shared().valueToTree(PostHogBatch.of("phc_x", List.of(EVENT)));

    assertThat(names(documented)).containsAll(names(ours));
    assertThat(names(ours.at("/batch/0"))).isEqualTo(names(documented.at("/batch/0")));
  }

  private static Set<String> names(JsonNode node) {
    return new HashSet<>(node.propertyNames());
  }

  private static PostHog postHog(String host, String key) {
    var settings = settings(host, key);
    return new PostHog(new PostHogClient().postHogApi(settings), settings);
  }

  private static PostHogSettings settings(String host, String key) {
    return new PostHogSettings(host, key, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }
}
