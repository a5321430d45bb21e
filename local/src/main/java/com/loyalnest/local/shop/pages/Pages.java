package com.loyalnest.local.shop.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Draws the shop's pages: a template inside the layout, everything escaped.
@Component
class Pages {
  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  /// @param admin whether it is the shop's own side, which has no widget
  String draw(String page, String title, boolean admin, Map<String, ?> facts) {
    var all = new LinkedHashMap<String, Object>(facts);
    all.put("title", title);
    all.put("storefront", !admin);
    all.put("admin", admin);
    all.put("content", template(page).execute(all));
    return template("layout").execute(all);
  }

  private Template template(String name) {
    return templates.computeIfAbsent(name, Pages::read);
  }

  private static Template read(String name) {
    var path = "/shop/pages/" + name + ".mustache";
    try (var reader =
        new InputStreamReader(
            Objects.requireNonNull(Pages.class.getResourceAsStream(path), path),
            StandardCharsets.UTF_8)) {
      return Mustache.compiler().escapeHTML(true).defaultValue("").compile(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
