package com.loyalnest.frontend.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RefusalTextsTest {
  private final RefusalTexts texts = new RefusalTexts(new WidgetTexts());

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"REASON_UNSPECIFIED", "UNRECOGNIZED"},
      mode = Mode.EXCLUDE)
  void everyReasonHasAFormulationOfItsOwnInEveryLanguage(Reason reason) {
    var es = texts.of(reason.name(), "es", "detail").orElseThrow();
    var fr = texts.of(reason.name(), "fr-CA,fr;q=0.8", "detail").orElseThrow();

    assertThat(es).isNotBlank().isNotEqualTo(fr).doesNotContain("{");
    assertThat(fr).isNotBlank().doesNotContain("{");
  }

  @ParameterizedTest
  @CsvSource({"en", "de", "''", "nonsense of a header"})
  void othersReadWhatTheServiceSays(String wanted) {
    assertThat(texts.of("INSUFFICIENT_POINTS", wanted, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"es", "fr"})
  void aFieldIsStillNamed(String wanted) {
    assertThat(texts.of("INVALID_ARGUMENT", wanted, "points: greater than 0").orElseThrow())
        .endsWith("points: greater than 0");
  }
}
