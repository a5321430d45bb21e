package com.loyalnest.admin;

import com.loyalnest.admin.payload.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The platform's published bodies, which lie beside the project; tests that need them are skipped
/// when they do not.
public final class Samples {
  private static final Path SHOPIFY = Path.of("../../shared/shopify");
  private static final Map<String, String> TOPICS =
      Map.of(
          "order", "orders/updated",
          "refund", "refunds/create",
          "customer", "customers/update",
          "product", "products/update");

  private Samples() {}

  /// A body that goes with a topic.
  ///
  /// @param origin the file it is from
  public record Sample(String origin, String topic, ObjectNode body) {
    @Override
    public String toString() {
      return origin;
    }

    public String json() {
      return Json.write(body).replace("{shop}.myshopify.com", AdminIntegration.SHOP);
    }
  }

  /// Every published webhook body.
  public static List<Sample> webhooks() {
    return files("webhooks/2026-07").stream()
        .map(file ->
            new Sample(
                name(file),
                name(file).replace(".json", "").replace("__", "/"),
                (ObjectNode) json(file)))
        .toList();
  }

  public static ObjectNode webhook(String topic) {
    return webhooks().stream()
        .filter(sample -> sample.topic().equals(topic))
        .findFirst()
        .orElseThrow()
        .body();
  }

  /// The objects in the answers about one kind of resource.
  public static List<Sample> rest(String resource) {
    var samples = new TreeMap<String, Sample>();
    for (var file : files("rest/2026-07/" + resource)) {
      var response = json(file).path("response");
      var single = response.path(resource);
      var several = response.path(resource + "s");
      Stream.concat(single.isObject() ? Stream.of(single) : Stream.of(), several.values().stream())
          .forEach(object -> {
            var origin = resource + "/" + name(file) + "#" + samples.size();
            samples.put(
                origin, new Sample(origin, TOPICS.getOrDefault(resource, ""), (ObjectNode) object));
          });
    }
    return List.copyOf(samples.values());
  }

  public static List<Sample> allRest() {
    return TOPICS.keySet().stream().sorted().flatMap(kind -> rest(kind).stream()).toList();
  }

  public static ObjectNode emptyObject() {
    return tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode json(Path file) {
    try {
      return Json.read(Files.readAllBytes(file)).orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static List<Path> files(String folder) {
    var path = SHOPIFY.resolve(folder);
    Assumptions.assumeTrue(
        Files.isDirectory(path), "skipped: the platform's published samples are not at " + path);
    try (var files = Files.list(path)) {
      return files.filter(file -> name(file).endsWith(".json")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
