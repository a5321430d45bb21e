package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.admin.shop.TopicKind;
import com.loyalnest.local.shop.oauth.AdminTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// `shopify.app.toml` asks for what the suite uses, no more and no less. The rules are those of
/// Shopify's documentation of the file; there is no official schema of it.
class ShopifyAppTest {
  private static final String VERSION = "2026-07";
  private static final String WEBHOOKS = "/v1/api/shopify/webhook";

  private JsonNode app;

  @BeforeEach
  void read() throws Exception {
    app = new TomlMapper().readTree(Files.readString(Path.of("../shopify.app.toml")));
  }

  @Test
  void itHasTheFieldsThatShopifyNeeds() {
    assertThat(app.path("client_id").stringValue()).matches("[0-9a-f]{32}");
    assertThat(app.path("name").stringValue()).hasSizeLessThanOrEqualTo(30);
    assertThat(app.path("handle").stringValue()).matches("[a-z0-9-]{1,50}");
    assertThat(app.path("application_url").stringValue()).startsWith("https://");
    assertThat(app.path("embedded").booleanValue()).isTrue();
    assertThat(app.path("webhooks").path("api_version").stringValue()).isEqualTo(VERSION);
    assertThat(app.path("auth").path("redirect_urls"))
        .allSatisfy(url ->
            assertThat(url.stringValue()).startsWith(app.path("application_url").stringValue()));
  }

  @Test
  void theProxyLeadsToOurDoorAndItsPathIsOneThatShopifyTakes() {
    var proxy = app.path("app_proxy");

    assertThat(proxy.path("url").stringValue()).endsWith("/v1/proxy");
    assertThat(proxy.path("subpath").stringValue()).matches("[A-Za-z0-9_-]{1,30}");
    assertThat(proxy.path("prefix").stringValue()).isIn("a", "apps", "community", "tools");
  }

  @Test
  void itSubscribesToEveryTopicThatWeActOnAndToNoOther() {
    assertThat(topics("topics"))
        .isEqualTo(
            Arrays.stream(TopicKind.values())
                .filter(kind -> kind != TopicKind.COMPLIANCE)
                .flatMap(kind -> kind.topics().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(topics("compliance_topics")).isEqualTo(TopicKind.COMPLIANCE.topics());
    assertThat(app.path("webhooks").path("subscriptions"))
        .allSatisfy(each -> assertThat(each.path("uri").stringValue()).isEqualTo(WEBHOOKS));
  }

  @Test
  void everyTopicIsOneOfShopifysAndItsScopeIsAskedFor() {
    var granted = implied(required());
    var official = PublishedSamples.json("shopify/webhooks/topics_" + VERSION + ".json");

    for (var topic : topics("topics")) {
      var scopes = scopesOf(topic, official);
      assertThat(scopes.isEmpty() || scopes.stream().anyMatch(granted::contains))
          .as("%s needs one of %s", topic, scopes)
          .isTrue();
    }
  }

  @Test
  void theScopesOfEveryDocumentAreAskedFor() throws Exception {
    var granted = implied(all());
    var documents = SuiteDocuments.ofTheSuite();
    var rules = AccessScopes.of(VERSION);

    assertThat(documents).hasSizeGreaterThan(10);
    for (var document : documents.entrySet()) {
      assertThat(rules.missing(document.getValue(), granted)).as(document.getKey()).isEmpty();
    }
  }

  @Test
  void aScopeIsAskedForOnce() {
    assertThat(new LinkedHashSet<>(all())).hasSize(all().size());
    assertThat(implied(required())).doesNotContainAnyElementsOf(optional());
  }

  /// Who installs from outside of the shop's admin is asked for the same.
  @Test
  void theAuthorizationAsksForTheSame() {
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("auth.yaml"));
    var settings = Objects.requireNonNull(yaml.getObject());

    assertThat(settings.getProperty("loyalnest.shopify.scopes"))
        .isEqualTo(String.join(",", required()));
  }

  @Test
  void theStandInShopGrantsTheSame() {
    assertThat(AdminTokens.SCOPES).containsExactlyInAnyOrderElementsOf(all());
  }

  private static List<String> scopesOf(String topic, JsonNode official) {
    var found =
        official.values().stream()
            .filter(each -> each.path("topic").stringValue().equals(topic))
            .toList();
    assertThat(found).as(topic).hasSize(1);
    return texts(found.getFirst().path("scopesAnyOf"));
  }

  private Set<String> topics(String field) {
    return app.path("webhooks").path("subscriptions").values().stream()
        .flatMap(each -> texts(each.path(field)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> required() {
    return List.of(app.path("access_scopes").path("scopes").stringValue().split(","));
  }

  private List<String> optional() {
    return texts(app.path("access_scopes").path("optional_scopes"));
  }

  private List<String> all() {
    return Stream.concat(required().stream(), optional().stream()).toList();
  }

  /// Whoever may write may read.
  private static Set<String> implied(List<String> scopes) {
    return scopes.stream()
        .flatMap(scope -> Stream.of(scope, scope.replaceFirst("^write_", "read_")))
        .collect(Collectors.toSet());
  }

  private static List<String> texts(JsonNode list) {
    return list.values().stream().map(JsonNode::stringValue).toList();
  }
}
