package com.loyalnest.frontend.api;

import com.loyalnest.frontend.content.WidgetTexts;
import com.loyalnest.frontend.v1.GetWidgetConfigResponse;
import org.springframework.stereotype.Component;

/// The widget's configuration as the contract says it.
@Component
public class WidgetConfigs {
  private final WidgetTexts texts;

  WidgetConfigs(WidgetTexts texts) {
    this.texts = texts;
  }

  /// @param wanted BCP 47 or an `Accept-Language` list
  public GetWidgetConfigResponse forLocale(String wanted) {
    var language = texts.languageFor(wanted);
    return GetWidgetConfigResponse.newBuilder()
        .setLanguage(language)
        .putAllTranslations(texts.in(language))
        .build();
  }
}
