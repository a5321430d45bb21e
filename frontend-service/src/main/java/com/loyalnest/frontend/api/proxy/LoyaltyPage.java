package com.loyalnest.frontend.api.proxy;

import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.page.HtmlPages;
import com.loyalnest.frontend.api.page.PagePolicy;
import com.loyalnest.frontend.api.page.PageTexts;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/// The program's page on the shop's own domain. It says what the program is without scripts, and
/// with them opens the widget, which knows the shopper.
@Component
class LoyaltyPage {
  private final HtmlPages pages;
  private final PageTexts texts;

  LoyaltyPage(HtmlPages pages, PageTexts texts) {
    this.pages = pages;
    this.texts = texts;
  }

  Answer draw(StorefrontVisit visit, ServerRequest request) {
    var asked = visit.query().own().getOrDefault("locale", List.of("")).getFirst();
    var language = texts.languageFor(request.servletRequest(), asked);
    var facts = new LinkedHashMap<String, Object>(texts.in(language));
    facts.put("language", language);
    facts.put("guest", visit.isGuest());
    facts.put("launcher", visit.query().pathPrefix() + "/widget/launcher.js");
    var shop = "https://" + visit.query().shop();
    return pages.draw(200, "loyalty", facts, new PagePolicy(List.of("'self'"), List.of(shop)));
  }
}
