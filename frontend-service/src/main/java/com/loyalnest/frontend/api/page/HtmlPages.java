package com.loyalnest.frontend.api.page;

import com.loyalnest.frontend.api.http.Answer;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Draws pages: a template inside the layout. Whatever is put into one shows as text, and says
/// nothing to Liquid either, which reads what the app proxy passes on.
@Component
public class HtmlPages {
  private static final String HTML = "text/html;charset=UTF-8";
  private static final Mustache.Escaper AS_TEXT =
      Escapers.simple(
          new String[][] {
            {"&", "&amp;"},
            {"<", "&lt;"},
            {">", "&gt;"},
            {"\"", "&quot;"},
            {"'", "&#39;"},
            {"`", "&#96;"},
            {"{", "&#123;"},
            {"}", "&#125;"},
            {"%", "&#37;"}
          });

  private final Map<String, Template> templates = new ConcurrentHashMap<>();
  private final String style = read("style.css");
  private final String styleSource = source(style);

  /// An answer that nobody keeps: it is for one shop.
  public Answer draw(int status, String page, Map<String, ?> facts, PagePolicy policy) {
    var all = new LinkedHashMap<String, Object>(facts);
    all.put("style", style);
    all.put("content", template(page).execute(all));
    var html = template("layout").execute(all).getBytes(StandardCharsets.UTF_8);
    return new Answer(
        status,
        HTML,
        html,
        Map.of("Cache-Control", "no-store", "Content-Security-Policy", policy.header(styleSource)));
  }

  private Template template(String name) {
    return templates.computeIfAbsent(
        name,
        each ->
            Mustache.compiler()
                .withEscaper(AS_TEXT)
                .defaultValue("")
                .compile(read(each + ".mustache")));
  }

  private static String read(String name) {
    try {
      return new ClassPathResource("pages/" + name).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(name, missing);
    }
  }

  private static String source(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
