package com.loyalnest.frontend.api.openapi;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.loyalnest.common.v1.Caller;
import com.loyalnest.frontend.api.rest.Contracts;
import com.loyalnest.frontend.api.rest.RestMethod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 description of the REST edge. It walks the same list of methods that the routes
/// are made from, so it cannot describe a path that is not there or miss one that is.
final class OpenApiDocument {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, String> REFUSALS =
      new TreeMap<>(
          Map.of(
              "400", "A field is missing, unknown or wrong; the message names it.",
              "401", "Credentials are missing or not valid.",
              "403", "Known, but not allowed.",
              "404", "There is no such thing.",
              "409", "A rule refuses it; `code` says which.",
              "413", "The body is larger than 2 MB.",
              "415", "The body is not JSON.",
              "429", "Too many requests; try again after `Retry-After` seconds.",
              "500", "A fault on our side.",
              "503", "Something is away; try again after `Retry-After` seconds."));

  private final ContractComments comments = new ContractComments();
  private final ContractSchemas schemas = new ContractSchemas(comments);

  byte[] write() {
    var root = JSON.createObjectNode();
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "LoyalNest")
        .put("version", "1")
        .put("description", "The REST edge of the suite. Every answer has the same envelope.");
    var paths = root.putObject("paths");
    Contracts.restMethods().forEach(method -> operation(paths, method));
    paths.putObject("/v1/api/shopify/webhook").set("post", webhook());
    components(root.putObject("components"));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private void operation(ObjectNode paths, RestMethod method) {
    var path =
        paths.has(method.path())
            ? (ObjectNode) paths.get(method.path())
            : paths.putObject(method.path());
    var operation = path.putObject(method.verb().name().toLowerCase(Locale.ROOT));
    operation.put("operationId", method.contract().getName());
    operation.putArray("tags").add(method.peer());
    operation.put("summary", firstSentence(comments.of(method.contract())));
    operation.put("description", comments.of(method.contract()));
    request(operation, method);
    responses(operation, method);
    security(operation.putArray("security"), method);
  }

  private void request(ObjectNode operation, RestMethod method) {
    var fields = method.contract().getInputType().getFields();
    var inQuery = method.takesBody() ? List.<FieldDescriptor>of() : fields;
    var parameters = operation.putArray("parameters");
    inQuery.forEach(
        field -> parameter(parameters, field, method.path().contains("{" + field.getName() + "}")));
    if (method.takesBody()) {
      operation
          .putObject("requestBody")
          .put("required", true)
          .putObject("content")
          .putObject("application/json")
          .set("schema", schemas.object(method.contract().getInputType()));
      if (fields.stream().anyMatch(field -> field.getName().equals("idempotency_key"))) {
        parameters
            .addObject()
            .put("name", "Idempotency-Key")
            .put("in", "header")
            .put("description", "The same as idempotency_key in the body.")
            .set("schema", ContractSchemas.type("string").put("maxLength", 128));
      }
    }
  }

  private void parameter(ArrayNode parameters, FieldDescriptor field, boolean inPath) {
    parameters
        .addObject()
        .put("name", field.getName())
        .put("in", inPath ? "path" : "query")
        .put("required", inPath || ContractSchemas.isRequired(field))
        .put("description", comments.of(field))
        .set("schema", schemas.field(field));
  }

  private void responses(ObjectNode operation, RestMethod method) {
    var responses = operation.putObject("responses");
    json(responses.putObject("200"), "Done.", envelope(method));
    REFUSALS.keySet().stream()
        .filter(status -> method.takesBody() || !List.of("413", "415").contains(status))
        .forEach(
            status -> responses.putObject(status).put("$ref", "#/components/responses/" + status));
  }

  private ObjectNode envelope(RestMethod method) {
    var schema = schemas.object(method.contract().getOutputType());
    var properties = (ObjectNode) schema.get("properties");
    properties.putObject("status").put("const", "ok");
    properties.putObject("error").put("type", "null");
    schema.putArray("required").add("status").add("error");
    return schema;
  }

  private static void security(ArrayNode security, RestMethod method) {
    if (method.access().callers().contains(Caller.CALLER_MERCHANT)) {
      security.addObject().putArray("merchant");
    }
    if (method.access().callers().contains(Caller.CALLER_SHOPPER)) {
      security.addObject().putArray("shopper");
    }
  }

  private void components(ObjectNode components) {
    var names = components.putObject("schemas");
    schemas.named().forEach(names::set);
    names.set("Refusal", refusal());
    var responses = components.putObject("responses");
    REFUSALS.forEach((status, description) ->
        json(
            responses.putObject(status),
            description,
            JSON.createObjectNode().put("$ref", "#/components/schemas/Refusal")));
    var schemes = components.putObject("securitySchemes");
    schemes
        .putObject("merchant")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "The access token of POST /v1/api/auth/login.");
    schemes
        .putObject("shopper")
        .put("type", "apiKey")
        .put("in", "header")
        .put("name", "X-LoyalNest-Token")
        .put("description", "A widget token; also taken as a bearer token.");
  }

  private static ObjectNode refusal() {
    var schema = ContractSchemas.type("object");
    var properties = schema.putObject("properties");
    properties.putObject("status").put("const", "error");
    var error = properties.putObject("error");
    error.put("type", "object");
    error.putObject("properties").set("code", ContractSchemas.type("string"));
    ((ObjectNode) error.get("properties")).set("message", ContractSchemas.type("string"));
    error.putArray("required").add("code").add("message");
    schema.putArray("required").add("status").add("error");
    return schema;
  }

  private static ObjectNode webhook() {
    var operation = JSON.createObjectNode();
    operation.put("operationId", "ReceiveShopifyWebhook");
    operation.putArray("tags").add("shopify");
    operation.put(
        "description",
        "For Shopify only: the raw body signed in X-Shopify-Hmac-Sha256. Answered after the"
            + " delivery is durable.");
    var responses = operation.putObject("responses");
    responses.putObject("200").put("description", "Stored, or known already.");
    List.of("401", "413", "503")
        .forEach(
            status -> responses.putObject(status).put("$ref", "#/components/responses/" + status));
    operation.putArray("security");
    return operation;
  }

  private static void json(ObjectNode response, String description, ObjectNode schema) {
    response
        .put("description", description)
        .putObject("content")
        .putObject("application/json")
        .set("schema", schema);
  }

  private static String firstSentence(String comment) {
    var end = comment.indexOf(". ");
    return end < 0 ? comment : comment.substring(0, end + 1);
  }
}
