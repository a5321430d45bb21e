package com.loyalnest.points.webhook;

import com.loyalnest.platform.egress.OutsideAnswer;
import com.loyalnest.points.redemption.Issuer.Creation;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a receiver's answer means. Only a clear one counts: success, with or without a code, or a
/// refusal of the question itself. Everything else is asked again, which the receiver notices by
/// the key.
final class WebhookAnswer {
  private static final Pattern CODE = Pattern.compile("[!-~]([ -~]{0,253}[!-~])?");

  /// Too slow, too early, too many: refusals of the moment.
  private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429);

  private WebhookAnswer() {}

  static Creation meaning(OutsideAnswer answer, String redemptionId, JsonMapper json) {
    return switch (answer) {
      case OutsideAnswer.Answered said -> meaning(said, redemptionId, json);
      case OutsideAnswer.Forbidden forbidden -> new Creation.Doubtful();
      case OutsideAnswer.Unanswered silence -> new Creation.Doubtful();
    };
  }

  private static Creation meaning(
      OutsideAnswer.Answered said, String redemptionId, JsonMapper json) {
    var status = said.status();
    if (status / 100 == 2) {
      return code(said.body(), json)
          .<Creation>map(code -> new Creation.Created(redemptionId, code))
          .orElseGet(Creation.Doubtful::new);
    }
    return status / 100 == 4 && !NOT_NOW.contains(status)
        ? new Creation.Refused("status " + status)
        : new Creation.Doubtful();
  }

  /// The code, or the empty text where there is none; absent when the answer makes no sense.
  private static Optional<String> code(String body, JsonMapper json) {
    if (body.isBlank()) {
      return Optional.of("");
    }
    try {
      var said = json.readTree(body);
      return said.isObject() ? code(said.path("code")) : Optional.empty();
    } catch (JacksonException nonsense) {
      return Optional.empty();
    }
  }

  private static Optional<String> code(JsonNode code) {
    if (code.isMissingNode() || code.isNull()) {
      return Optional.of("");
    }
    return code.isString()
        ? Optional.of(code.stringValue()).filter(CODE.asMatchPredicate())
        : Optional.empty();
  }
}
