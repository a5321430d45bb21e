package com.loyalnest.platform.observability;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes personal data out of an error report before it leaves: no user, no request, no server
/// name, and neither addresses, tokens nor quoted values in messages.
public final class ErrorScrubber implements SentryOptions.BeforeSendCallback {
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern TOKEN =
      Pattern.compile("(?i)(bearer\\s+\\S+|shp[a-z]{2}_\\w+|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*)");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d ()-]{8,}\\d");
  private static final Pattern QUOTED_KEY = Pattern.compile("Key \\([^)]*\\)=\\([^)]*\\)");

  @Override
  public @Nullable SentryEvent execute(SentryEvent event, Hint hint) {
    event.setUser(null);
    event.setRequest(null);
    event.setServerName(null);
    event.setBreadcrumbs(null);
    event.setExtras(Map.of());
    var message = event.getMessage();
    if (message != null) {
      message.setParams(null);
      message.setFormatted(scrubbed(message.getFormatted()));
      message.setMessage(scrubbed(message.getMessage()));
    }
    var exceptions = event.getExceptions();
    if (exceptions != null) {
      exceptions.forEach(exception -> exception.setValue(scrubbed(exception.getValue())));
    }
    return event;
  }

  /// The text without what may be somebody's.
  static @Nullable String scrubbed(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var clean = text;
    for (var pattern : java.util.List.of(QUOTED_KEY, TOKEN, EMAIL, PHONE)) {
      clean = pattern.matcher(clean).replaceAll("[removed]");
    }
    return clean;
  }
}
