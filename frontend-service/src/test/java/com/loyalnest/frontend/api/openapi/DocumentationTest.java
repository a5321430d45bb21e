package com.loyalnest.frontend.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.api.rest.Contracts;
import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.EdgeTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@EdgeTest
class DocumentationTest {
  private final Edge edge;

  DocumentationTest(Edge edge) {
    this.edge = edge;
  }

  @Test
  void describesEveryRouteAndNoOther() {
    var paths = document().get("paths");

    var described = new ArrayList<String>();
    paths
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(verb -> described.add(verb + " " + path.getKey())));
    var routed =
        new ArrayList<>(
            Contracts.restMethods().stream()
                .map(method -> method.verb().name().toLowerCase(Locale.ROOT) + " " + method.path())
                .toList());
    routed.add("post /v1/api/shopify/webhook");
    assertThat(described).containsExactlyInAnyOrderElementsOf(routed);
  }

  @Test
  void everyDescribedPathIsThere() {
    document()
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(verb -> {
                  var reply =
                      edge.send(
                          edge.to(path.getKey())
                              .method(
                                  verb.toUpperCase(Locale.ROOT),
                                  java.net.http.HttpRequest.BodyPublishers.noBody()));
                  assertThat(reply.status()).as(path.getKey()).isNotIn(404, 405, 500);
                }));
  }

  @Test
  void usesTheNamesOfTheContractEverywhere() {
    assertThat(names(document(), new ArrayList<>())).allMatch(name -> name.matches("[a-z0-9_]+"));
  }

  @Test
  void describesTheEnvelopeAndTheRefusals() {
    var document = document();
    var balance = document.at("/paths/~1v1~1api~1points~1balance/get");

    assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
    assertThat(balance.at("/description").asString()).isEqualTo("What a customer holds.");
    assertThat(balance.at("/parameters/0/description").asString())
        .isEqualTo("Ours, the platform's number, or its gid.");
    assertThat(balance.at("/parameters/0/required").asBoolean()).isTrue();
    var answer = balance.at("/responses/200/content/application~1json/schema/properties");
    assertThat(answer.at("/status/const").asString()).isEqualTo("ok");
    assertThat(answer.at("/error/type").asString()).isEqualTo("null");
    assertThat(answer.at("/version/type").asString()).isEqualTo("integer");
    assertThat(balance.at("/responses/401/$ref").asString())
        .isEqualTo("#/components/responses/401");
    assertThat(
            document
                .at("/components/schemas/Refusal/properties/error/properties/code/type")
                .asString())
        .isEqualTo("string");
    assertThat(document.at("/paths/~1v1~1api~1auth~1login/post/security")).isEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var document = document();
    document
        .findValuesAsString("$ref")
        .forEach(reference ->
            assertThat(document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @Test
  void hasAPageToTryIt() {
    var page = edge.get("/docs");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
    for (var path :
        List.of(
            "/docs/docs.js",
            "/webjars/swagger-ui/swagger-ui.css",
            "/webjars/swagger-ui/swagger-ui-bundle.js")) {
      assertThat(page.text()).contains(path);
      assertThat(edge.get(path).status()).as(path).isEqualTo(200);
    }
  }

  private JsonNode document() {
    return edge.get("/v3/api-docs").json();
  }

  private static List<String> names(JsonNode node, List<String> found) {
    var properties = node.get("properties");
    if (properties != null && node.path("type").asString("").equals("object")) {
      found.addAll(properties.propertyNames());
    }
    node.values().forEach(child -> names(child, found));
    return found;
  }
}
