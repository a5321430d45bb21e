package com.loyalnest.local.shop.graphql;

import graphql.ExecutionInput;
import graphql.GraphQL;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Runs bulk queries, one after the other, into files of lines: each object of the outermost list,
/// followed by those of the lists in it. Files and operations last as long as the process.
@Component
class BulkDesk implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(BulkDesk.class);
  private static final String EDGES = "edges";
  private static final String GID = "gid://shopify/BulkOperation/";
  private static final int MOST_AT_ONCE = 5;

  private final JsonMapper json;
  private final Map<String, Operation> operations = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

  BulkDesk(JsonMapper json) {
    this.json = json;
  }

  private static final class Operation {
    private final String key = UUID.randomUUID().toString();
    private volatile String status = "CREATED";
    private final AtomicLong objects = new AtomicLong();
    private volatile @Nullable Path file;
  }

  /// @return the payload
  Map<String, @Nullable Object> run(GraphQL graphql, String query) {
    var underWay = operations.values().stream().filter(BulkDesk::isUnderWay).count();
    if (underWay >= MOST_AT_ONCE) {
      return refused("LIMIT_REACHED", "Too many bulk operations are running");
    }
    if (!query.contains(EDGES)) {
      return refused("INVALID", "Bulk queries must contain at least one connection.");
    }
    var operation = new Operation();
    operations.put(GID + operation.key, operation);
    worker.execute(() -> write(graphql, query, operation));
    var payload = new HashMap<String, @Nullable Object>();
    payload.put("bulkOperation", view(GID + operation.key, operation));
    payload.put("userErrors", List.of());
    return payload;
  }

  private static boolean isUnderWay(Operation operation) {
    return operation.status.equals("CREATED") || operation.status.equals("RUNNING");
  }

  private static Map<String, @Nullable Object> refused(String code, String message) {
    var payload = new HashMap<String, @Nullable Object>();
    payload.put("bulkOperation", null);
    payload.put("userErrors", List.of(Map.of("code", code, "message", message)));
    return payload;
  }

  Optional<Map<String, @Nullable Object>> find(String id) {
    return Optional.ofNullable(operations.get(id)).map(operation -> view(id, operation));
  }

  /// The file of a completed operation.
  Optional<Path> file(String key) {
    return Optional.ofNullable(operations.get(GID + key)).map(operation -> operation.file);
  }

  private Map<String, @Nullable Object> view(String id, Operation operation) {
    var view = new HashMap<String, @Nullable Object>();
    view.put("id", id);
    view.put("status", operation.status);
    view.put("errorCode", operation.status.equals("FAILED") ? "INTERNAL_SERVER_ERROR" : null);
    view.put("rootObjectCount", operation.objects.toString());
    var isThere = operation.file != null && operation.objects.get() > 0;
    view.put("url", isThere ? address(operation) : null);
    return view;
  }

  /// Where whoever is asking reaches us.
  private static String address(Operation operation) {
    return ServletUriComponentsBuilder.fromCurrentContextPath()
        .path("/bulk/" + operation.key + ".jsonl")
        .toUriString();
  }

  private void write(GraphQL graphql, String query, Operation operation) {
    operation.status = "RUNNING";
    try {
      var file = Files.createTempFile("shop-bulk-", ".jsonl");
      file.toFile().deleteOnExit();
      try (var lines = Files.newBufferedWriter(file)) {
        var page = new BulkPage();
        while (page.more()) {
          write(answer(graphql, query, page), operation, lines);
        }
      }
      operation.file = file;
      operation.status = "COMPLETED";
    } catch (IOException | RuntimeException failure) {
      LOG.warn("a bulk query failed", failure);
      operation.status = "FAILED";
    }
  }

  private JsonNode answer(GraphQL graphql, String query, BulkPage page) {
    var result =
        graphql.execute(
            ExecutionInput.newExecutionInput(query)
                .graphQLContext(Map.of(BulkPage.class, page))
                .build());
    if (!result.getErrors().isEmpty()) {
      throw new IllegalStateException(result.getErrors().toString());
    }
    return json.valueToTree(result.getData());
  }

  private static void write(JsonNode data, Operation operation, BufferedWriter lines)
      throws IOException {
    for (var list : data.values()) {
      for (var edge : list.path(EDGES).values()) {
        writeObject((ObjectNode) edge.path("node"), null, lines);
        operation.objects.incrementAndGet();
      }
    }
  }

  private static void writeObject(
      ObjectNode object, @Nullable JsonNode parent, BufferedWriter lines) throws IOException {
    var parts = new ArrayList<JsonNode>();
    object.values().stream().filter(value -> value.has(EDGES)).forEach(parts::add);
    object.removeIf(value -> value.has(EDGES));
    if (parent != null) {
      object.set("__parentId", parent);
    }
    lines.write(object.toString());
    lines.newLine();
    for (var list : parts) {
      for (var edge : list.path(EDGES).values()) {
        writeObject((ObjectNode) edge.path("node"), object.path("id"), lines);
      }
    }
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }
}
