package com.loyalnest.points.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.egress.OutsideAnswer;
import com.loyalnest.points.redemption.Issuer.Creation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WebhookAnswerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{}", "{\"code\":null}", "{\"other\":1}"})
  void successWithoutACodeIsIssued(String body) {
    assertThat(answered(204, body)).isEqualTo(new Creation.Created("r"));
  }

  @Test
  void successWithACodeIsIssuedWithIt() {
    assertThat(answered(200, "{\"code\":\"A-1 b\"}")).isEqualTo(new Creation.Created("r", "A-1 b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "[]",
        "\"A\"",
        "5",
        "{\"code\":5}",
        "{\"code\":\"\"}",
        "{\"code\":\" a\"}",
        "{\"code\":\"a\\nb\"}",
        "{\"code\":{}}",
        "{\"code\":\"a\"",
        "{\"code\":\"\\u0000\"}"
      })
  void successWithNonsenseIsDoubtful(String body) {
    assertThat(answered(200, body)).isEqualTo(new Creation.Doubtful());
  }

  @Test
  void aCodeTooLongIsNonsense() {
    assertThat(answered(200, "{\"code\":\"" + "a".repeat(255) + "\"}"))
        .isInstanceOf(Creation.Created.class);
    assertThat(answered(200, "{\"code\":\"" + "a".repeat(256) + "\"}"))
        .isEqualTo(new Creation.Doubtful());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 410, 422})
  void aRefusalOfTheQuestionIsDefinite(int status) {
    assertThat(answered(status, "")).isInstanceOf(Creation.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 408, 425, 429, 500, 502, 503, 504, 599})
  void everythingElseIsAskedAgain(int status) {
    assertThat(answered(status, "")).isEqualTo(new Creation.Doubtful());
  }

  @Test
  void silenceIsDoubtful() {
    assertThat(WebhookAnswer.meaning(new OutsideAnswer.Unanswered("late"), "r", JSON))
        .isEqualTo(new Creation.Doubtful());
    assertThat(WebhookAnswer.meaning(new OutsideAnswer.Forbidden("inside"), "r", JSON))
        .isEqualTo(new Creation.Doubtful());
  }

  private static Creation answered(int status, String body) {
    return WebhookAnswer.meaning(new OutsideAnswer.Answered(status, body), "r", JSON);
  }
}
