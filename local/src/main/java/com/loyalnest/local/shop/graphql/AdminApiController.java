package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.oauth.AdminTokens;
import graphql.ExecutionInput;
import graphql.GraphQL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// `/admin/api/2026-07/graphql.json`, with the cost of every answer and throttling when the bucket
/// is empty.
@RestController
class AdminApiController {
  private static final String VERSION = "2026-07";

  private final AdminSchema schema;
  private final GraphQL graphql;
  private final AdminTokens tokens;
  private final CostBucket bucket = new CostBucket();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong spent = new AtomicLong();
  private final AtomicLong throttled = new AtomicLong();

  AdminApiController(AdminSchema schema, AdminTokens tokens) {
    this.schema = schema;
    this.graphql = schema.executable();
    this.tokens = tokens;
  }

  record Question(String query, @Nullable Map<String, @Nullable Object> variables) {}

  @PostMapping("/admin/api/{version}/graphql.json")
  ResponseEntity<Map<String, @Nullable Object>> ask(
      @PathVariable String version,
      @RequestHeader(name = "X-Shopify-Access-Token", required = false) @Nullable String token,
      @RequestBody Question question) {
    if (token == null || !tokens.opensAdminApi(token)) {
      return ResponseEntity.status(401)
          .body(
              Map.of(
                  "errors",
                  "[API] Invalid API key or access token (unrecognized login or wrong password)"));
    }
    if (!version.equals(VERSION)) {
      return ResponseEntity.status(404).body(Map.of("errors", "Not Found"));
    }
    Map<String, @Nullable Object> variables =
        question.variables() == null ? Map.of() : question.variables();
    var cost = QuestionCost.of(schema.schema(), question.query(), withoutNulls(variables));
    asked.incrementAndGet();
    if (cost > QuestionCost.MOST) {
      return answer(
          refused(
              "MAX_COST_EXCEEDED",
              "Query cost is " + cost + ", which exceeds the single query max cost limit (1000)"),
          cost,
          0);
    }
    if (!bucket.take(cost)) {
      throttled.incrementAndGet();
      return answer(refused("THROTTLED", "Throttled"), cost, 0);
    }
    var result =
        graphql.execute(
            ExecutionInput.newExecutionInput(question.query())
                .variables(withoutNulls(variables))
                .build());
    var actual =
        question.query().stripLeading().startsWith("mutation")
            ? cost
            : Math.min(cost, QuestionCost.actual(result.getData()));
    bucket.giveBack(cost - actual);
    spent.addAndGet(actual);
    return answer(new LinkedHashMap<>(result.toSpecification()), cost, actual);
  }

  /// What was asked so far, for tools.
  @GetMapping("/api/admin-api")
  Map<String, Long> counts() {
    return Map.of("asked", asked.get(), "cost", spent.get(), "throttled", throttled.get());
  }

  private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> variables) {
    var present = new LinkedHashMap<String, Object>();
    variables.forEach((name, value) -> {
      if (value != null) {
        present.put(name, value);
      }
    });
    return present;
  }

  private static Map<String, @Nullable Object> refused(String code, String message) {
    return new LinkedHashMap<>(
        Map.of("errors", List.of(Map.of("message", message, "extensions", Map.of("code", code)))));
  }

  private ResponseEntity<Map<String, @Nullable Object>> answer(
      Map<String, @Nullable Object> body, int requested, int actual) {
    body.put(
        "extensions",
        Map.of(
            "cost",
            Map.of(
                "requestedQueryCost", requested,
                "actualQueryCost", actual,
                "throttleStatus", bucket.status())));
    return ResponseEntity.ok().header("X-Shopify-API-Version", VERSION).body(body);
  }
}
