package com.loyalnest.frontend.api.proxy;

import com.loyalnest.frontend.api.http.LastingAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// The built scripts of the widget, read once.
@Component
class WidgetScripts {
  static final List<String> NAMES = List.of("launcher.js", "panel.js");
  private static final Logger LOG = LoggerFactory.getLogger(WidgetScripts.class);
  private static final int MAX_AGE_SECONDS = 300;

  private final Map<String, LastingAnswer> scripts = new TreeMap<>();

  WidgetScripts() {
    NAMES.forEach(name ->
        read(name)
            .ifPresent(bytes ->
                scripts.put(
                    name,
                    LastingAnswer.of(bytes, "text/javascript;charset=UTF-8", MAX_AGE_SECONDS))));
  }

  Optional<LastingAnswer> find(String name) {
    return Optional.ofNullable(scripts.get(name));
  }

  private static Optional<byte[]> read(String name) {
    var file = new ClassPathResource("static/widget/" + name);
    if (!file.exists()) {
      LOG.warn("the widget was not built: {} is missing", name);
      return Optional.empty();
    }
    try {
      return Optional.of(file.getContentAsByteArray());
    } catch (IOException broken) {
      throw new IllegalStateException(name, broken);
    }
  }
}
