package com.loyalnest.frontend.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.EdgeTest;
import com.loyalnest.platform.testing.ForgedTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/// No path of the edge takes a forged token, in either of its headers, and every refusal has the
/// same words.
@EdgeTest
class ForgedTokensAtTheDoorTest {
  private static final Map<String, String> FORGED = ForgedTokens.ofTheTests();

  private final Edge edge;

  ForgedTokensAtTheDoorTest(Edge edge) {
    this.edge = edge;
  }

  @Test
  void everyPathRefusesEveryForgedToken() {
    List<RestMethod> methods =
        Contracts.restMethods().stream().filter(method -> !method.isOpenToAnyone()).toList();
    var accepted = new ArrayList<String>();
    Set<String> answers = new TreeSet<>();
    for (var method : methods) {
      FORGED.forEach((name, token) -> {
        var reply = sent(method, "Authorization", "Bearer " + token);
        answers.add(reply.text());
        if (reply.status() != 401) {
          accepted.add(method.path() + ": " + name + " got " + reply.status());
        }
      });
    }

    assertThat(methods).hasSizeGreaterThan(40);
    assertThat(accepted).isEmpty();
    assertThat(answers).hasSize(1);
  }

  @Test
  void theWidgetsHeaderTakesNoForgedTokenEither() {
    var method = Contracts.restMethods().stream().filter(each -> !each.isOpenToAnyone()).findAny();

    assertThat(FORGED)
        .allSatisfy((name, token) ->
            assertThat(sent(method.orElseThrow(), "X-LoyalNest-Token", token).status())
                .as(name)
                .isEqualTo(401));
  }

  private Edge.Reply sent(RestMethod method, String header, String value) {
    var request = edge.to(method.path()).header(header, value.replace("\t", " "));
    return edge.send(
        method.verb().equals(HttpMethod.GET)
            ? request.GET()
            : request
                .header("Content-Type", "application/json")
                .method(method.verb().name(), BodyPublishers.ofString("{}")));
  }
}
