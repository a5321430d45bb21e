package com.loyalnest.frontend.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.EdgeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EdgeTest
class WidgetConfigDoorTest {
  private static final String PATH = "/v1/api/widget/config";

  private final Edge edge;

  WidgetConfigDoorTest(Edge edge) {
    this.edge = edge;
  }

  @Test
  void answersWithTheTextsOfTheLanguageAskedFor() {
    var reply = edge.get(PATH + "?locale=fr-CA&merchant_id=m-1");

    assertThat(reply.json().propertyNames())
        .containsExactly("status", "language", "translations", "error");
    assertThat(reply.json().get("language").asString()).isEqualTo("fr");
  }

  @Test
  void asksTheBrowserWhereNothingIsAskedFor() {
    var reply = edge.send(edge.to(PATH).header("Accept-Language", "es-MX,es;q=0.9"));

    assertThat(reply.json().get("language").asString()).isEqualTo("es");
    assertThat(reply.header("Vary")).contains("Accept-Language");
  }

  @Test
  void says304ToWhoHasIt() {
    var first = edge.get(PATH + "?locale=en");
    var again =
        edge.send(edge.to(PATH + "?locale=en").header("If-None-Match", first.header("ETag")));
    var other =
        edge.send(edge.to(PATH + "?locale=es").header("If-None-Match", first.header("ETag")));

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(other.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "page=1,page: unknown field",
    "locale=en&locale=es,locale: given more than once",
    "merchant_id=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,merchant_id"
  })
  void refusesWhatItDoesNotKnowAsEveryOtherPathDoes(String query, String message) {
    var reply = edge.get(PATH + "?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorMessage()).startsWith(message);
  }
}
