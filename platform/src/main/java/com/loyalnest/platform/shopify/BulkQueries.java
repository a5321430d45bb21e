package com.loyalnest.platform.shopify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Questions whose answers are too large to be asked page by page: the shop prepares the whole
/// answer as a file of lines, which costs its budget next to nothing.
public final class BulkQueries {
  static final AdminCall<BulkAnswers.Run> RUN =
      AdminCall.of("bulk-query-run", BulkAnswers.Run.class);
  static final AdminCall<BulkAnswers.Found> OPERATION =
      AdminCall.of("bulk-operation", BulkAnswers.Found.class);

  /// The shop works at as many as it allows.
  private static final Set<String> BUSY = Set.of("OPERATION_IN_PROGRESS", "LIMIT_REACHED");

  private static final Set<String> UNDER_WAY = Set.of("CREATED", "RUNNING", "CANCELING");

  private final AdminClient client;
  private final ShopifySettings settings;
  private final JsonMapper json;
  private final RestClient files;

  BulkQueries(
      AdminClient client, RestClient.Builder builder, ShopifySettings settings, JsonMapper json) {
    this.client = client;
    this.settings = settings;
    this.json = json;
    var factory =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build());
    factory.setReadTimeout(settings.downloadTimeout());
    this.files = builder.requestFactory(factory).build();
  }

  /// @param document one list of objects, with at most two levels of lists in it
  /// @return by which to ask how far it is; empty when the shop is busy with others
  public Optional<String> run(ShopAccess access, String document) {
    var run = client.ask(access, RUN, Map.of("query", document)).run();
    if (run != null && run.bulkOperation() != null) {
      return Optional.of(run.bulkOperation().id());
    }
    if (run != null && run.userErrors().stream().anyMatch(error -> isBusy(error.code()))) {
      return Optional.empty();
    }
    throw new ShopAway("the shop refuses the bulk query");
  }

  private static boolean isBusy(@org.jspecify.annotations.Nullable String code) {
    return code != null && BUSY.contains(code);
  }

  public BulkState state(ShopAccess access, String operationId) {
    var operation = client.ask(access, OPERATION, Map.of("id", operationId)).bulkOperation();
    if (operation == null) {
      return new BulkState.Failed("UNKNOWN");
    }
    if (UNDER_WAY.contains(operation.status())) {
      return new BulkState.UnderWay(operation.rootObjectCount());
    }
    var url = operation.url();
    if (operation.status().equals("COMPLETED")) {
      return new BulkState.Completed(url == null ? "" : url);
    }
    var reason = operation.errorCode();
    return new BulkState.Failed(reason == null ? operation.status() : reason);
  }

  /// Reads an answer line by line, each a JSON object: one of the outermost list, or one of a list
  /// within it, which says by `__parentId` to which and comes after it.
  ///
  /// @throws ShopAway when it is not there or breaks off
  public void read(String url, Consumer<JsonNode> lines) {
    var address = URI.create(url);
    if (!"https".equals(address.getScheme()) && settings.adminUrl().isEmpty()) {
      throw new ShopAway("a bulk answer must come by https");
    }
    try {
      files
          .get()
          .uri(address)
          .exchange((request, response) -> {
            read(response, lines);
            return true;
          });
    } catch (RestClientException failure) {
      throw new ShopAway("the bulk answer is not there", failure);
    }
  }

  private void read(ClientHttpResponse response, Consumer<JsonNode> lines) throws IOException {
    if (!response.getStatusCode().is2xxSuccessful()) {
      throw new ShopAway("the bulk answer is not there");
    }
    try (var reader =
        new BufferedReader(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.accept(json.readTree(line));
        }
      }
    } catch (JacksonException unreadable) {
      throw new ShopAway("the bulk answer cannot be read", unreadable);
    }
  }
}
