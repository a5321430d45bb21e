package com.loyalnest.frontend.api;

import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.LastingAnswer;
import com.loyalnest.frontend.api.json.Envelope;
import com.loyalnest.frontend.content.WidgetTexts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The widget's configuration as finished bytes, one per language.
@Component
public class WidgetConfigAnswers {
  private static final int MAX_AGE_SECONDS = 300;

  private final WidgetTexts texts;
  private final Map<String, LastingAnswer> byLanguage;

  WidgetConfigAnswers(WidgetTexts texts, WidgetConfigs configs) {
    this.texts = texts;
    this.byLanguage =
        WidgetTexts.LANGUAGES.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    language -> language,
                    language ->
                        LastingAnswer.of(
                            Envelope.ok(configs.forLocale(language)),
                            Answer.JSON,
                            MAX_AGE_SECONDS)));
  }

  /// In the language asked for, else in the one that the browser prefers.
  public Answer answerTo(HttpServletRequest request, String locale) {
    var wanted =
        locale.isEmpty()
            ? Optional.ofNullable(request.getHeader("Accept-Language")).orElse("")
            : locale;
    var answer = byLanguage.get(texts.languageFor(wanted));
    if (answer == null) {
      throw new IllegalStateException("a language without texts");
    }
    return answer.answerTo(request).with("Vary", "Accept-Language");
  }
}
