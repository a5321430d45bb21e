package com.loyalnest.frontend.api.page;

import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.LastingAnswer;
import com.loyalnest.frontend.api.http.Problem;
import com.loyalnest.frontend.api.http.QueryText;
import com.loyalnest.frontend.api.shop.ShopDirectory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// `GET /`: what a merchant sees who opens the app in the shop's admin. The page holds nothing of
/// the shop; its script signs in with the session token that App Bridge gives, which installs the
/// app if need be, and shows how the shop is connected. There is no cookie. A browser that comes
/// outside of the admin is sent into it; it is never sent to an address that the query names.
@Configuration(proxyBeanMethods = false)
class EmbeddedHome {
  private static final String SCRIPT = "/app/home.js";
  private static final int MAX_AGE_SECONDS = 300;

  private final HtmlPages pages;
  private final PageTexts texts;
  private final EmbeddingSettings settings;
  private final LastingAnswer script = script();

  EmbeddedHome(HtmlPages pages, PageTexts texts, EmbeddingSettings settings) {
    this.pages = pages;
    this.texts = texts;
    this.settings = settings;
  }

  @Bean
  RouterFunction<ServerResponse> homeRoutes() {
    return RouterFunctions.route()
        .GET("/", request -> guarded(request.servletRequest()).toResponse())
        .GET(SCRIPT, request -> script.answerTo(request.servletRequest()).toResponse())
        .build();
  }

  private Answer guarded(HttpServletRequest request) {
    try {
      return answer(request);
    } catch (RuntimeException refused) {
      return Answer.of(Problem.of(refused));
    }
  }

  private Answer answer(HttpServletRequest request) {
    var query = QueryText.parse(request.getQueryString());
    var shop = one(query, "shop").toLowerCase(Locale.ROOT);
    var language = texts.languageFor(request, one(query, "locale"));
    if (!ShopDirectory.isDomain(shop)) {
      return pages.draw(400, "elsewhere", facts(language), PagePolicy.ALONE);
    }
    return one(query, "embedded").equals("1") ? home(shop, language) : intoTheAdmin(shop);
  }

  private Answer home(String shop, String language) {
    var bridge = URI.create(settings.appBridgeUrl());
    var facts = facts(language);
    facts.put("shop", shop);
    facts.put("clientId", settings.clientId());
    facts.put("texts", JsonMapper.shared().writeValueAsString(texts.in(language)));
    facts.put("bridge", settings.appBridgeUrl());
    facts.put("script", SCRIPT);
    return pages.draw(
        200,
        "home",
        facts,
        new PagePolicy(
            List.of("'self'", bridge.getScheme() + "://" + bridge.getAuthority()),
            List.of("https://" + shop, settings.adminOrigin())));
  }

  private Answer intoTheAdmin(String shop) {
    var address = "https://" + shop + "/admin/apps/" + settings.clientId();
    return new Answer(
        302, "", new byte[0], Map.of("Location", address, "Cache-Control", "no-store"));
  }

  private Map<String, Object> facts(String language) {
    var facts = new LinkedHashMap<String, Object>(texts.in(language));
    facts.put("language", language);
    return facts;
  }

  /// A name that comes twice means nothing.
  private static String one(Map<String, List<String>> query, String name) {
    var values = query.getOrDefault(name, List.of());
    return values.size() == 1 ? values.getFirst() : "";
  }

  private static LastingAnswer script() {
    try {
      var bytes = new ClassPathResource("pages/home.js").getContentAsByteArray();
      return LastingAnswer.of(bytes, "text/javascript;charset=UTF-8", MAX_AGE_SECONDS);
    } catch (IOException missing) {
      throw new UncheckedIOException("pages/home.js", missing);
    }
  }
}
