package com.loyalnest.referrals.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.referrals.message.PostOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our requests against SendGrid's own description, and its answers against what we make of them.
class SendGridContractTest {
  private static final Path CONTRACT = Path.of("../../shared/contracts/sendgrid");

  @Test
  void ourMailHasTheShapeThatSendGridDescribes() throws IOException {
    var spec = read("spec/sendgrid-v3.trimmed.swagger.json");
    var schema = spec.at("/paths/~1mail~1send/post/parameters/0/schema");
    var body =
        JsonMapper.shared()
            .readTree(
                MailBody.of(
                    SendGridPostOfficeTest.letter(),
                    SendGridPostOfficeTest.settings("api.sendgrid.com", "k")));

    requireShape("mail", body, schema, spec);
  }

  @Test
  void publishedAnswersAreUnderstood() throws IOException {
    for (var answer : read("responses.json").get("responses")) {
      var headers = new HashMap<String, String>();
      answer
          .get("headers")
          .properties()
          .forEach(each -> headers.put(each.getKey(), each.getValue().asString()));
      var reset = answer.path("retry_at_epoch").asLong(0);
      var now = Instant.ofEpochSecond(reset == 0 ? 1_782_900_000L : reset - 60);

      var outcome =
          Answers.outcome(answer.get("status").asInt(), headers, now, Duration.ofMinutes(15));

      var expected = answer.get("expect").asString();
      assertThat(outcome)
          .as(answer.get("id").asString())
          .isInstanceOf(
              switch (expected) {
                case "ok" -> PostOutcome.Accepted.class;
                case "retry" -> PostOutcome.Throttled.class;
                case "fail-permanent", "reauthorize" -> PostOutcome.Refused.class;
                default -> throw new IllegalStateException(expected);
              });
      if (outcome instanceof PostOutcome.Throttled throttled) {
        assertThat(throttled.until().getEpochSecond()).isEqualTo(reset);
      }
    }
  }

  /// Every field is described, has the described type, and none that is required is missing.
  private static void requireShape(String name, JsonNode value, JsonNode schema, JsonNode spec) {
    if (schema.has("$ref")) {
      requireShape(name, value, spec.at(schema.get("$ref").asString().substring(1)), spec);
      return;
    }
    switch (schema.path("type").asString("object")) {
      case "array" -> {
        assertThat(value.isArray()).as(name).isTrue();
        value.forEach(each -> requireShape(name + "[]", each, schema.get("items"), spec));
      }
      case "string" -> {
        assertThat(value.isString()).as(name).isTrue();
        assertThat(value.asString().length())
            .as(name)
            .isGreaterThanOrEqualTo(schema.path("minLength").asInt(0));
      }
      case "integer" -> assertThat(value.isIntegralNumber()).as(name).isTrue();
      default -> requireFields(name, value, schema, spec);
    }
  }

  private static void requireFields(String name, JsonNode value, JsonNode schema, JsonNode spec) {
    assertThat(value.isObject()).as(name).isTrue();
    schema
        .path("required")
        .forEach(field -> assertThat(value.has(field.asString())).as(name + "." + field).isTrue());
    if (schema.has("properties")) {
      value
          .properties()
          .forEach(field -> {
            var path = name + "." + field.getKey();
            var described = schema.get("properties").get(field.getKey());
            assertThat(described).as(path + " is described").isNotNull();
            requireShape(path, field.getValue(), described, spec);
          });
    }
  }

  private static JsonNode read(String file) throws IOException {
    var path = CONTRACT.resolve(file);
    Assumptions.assumeTrue(
        Files.exists(path), "skipped: SendGrid's published contract is not at " + CONTRACT);
    return JsonMapper.shared().readTree(Files.readString(path));
  }
}
