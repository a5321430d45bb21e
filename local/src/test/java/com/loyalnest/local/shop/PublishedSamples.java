package com.loyalnest.local.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/// What the platform and the vendors publish, beside the project; a test that needs a missing file
/// is skipped and says so.
final class PublishedSamples {
  private static final Path SHARED = Path.of("../../shared");

  private PublishedSamples() {}

  static Path file(String path) {
    var file = SHARED.resolve(path);
    Assumptions.assumeTrue(Files.exists(file), "skipped: no published data at " + file);
    return file;
  }

  static JsonNode json(String path) {
    try {
      return RunningShop.json(Files.readString(file(path)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The published body of a webhook.
  static JsonNode webhook(String topic) {
    return json("shopify/webhooks/2026-07/" + topic.replace("/", "__") + ".json");
  }
}
