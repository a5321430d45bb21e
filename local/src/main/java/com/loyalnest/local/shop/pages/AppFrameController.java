package com.loyalnest.local.shop.pages;

import com.loyalnest.local.shop.ShopSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// The app inside the shop's admin: its home in a frame, with the query that Shopify gives it, and
/// the two scripts through which both talk.
@RestController
class AppFrameController {
  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final String SCRIPT = "text/javascript;charset=UTF-8";

  private final ShopSettings settings;
  private final Pages pages;

  AppFrameController(ShopSettings settings, Pages pages) {
    this.settings = settings;
    this.pages = pages;
  }

  @GetMapping(path = "/admin/apps/loyalnest", produces = HTML)
  String app(@RequestParam(defaultValue = "en") String locale) {
    return pages.draw(
        "app", "LoyalNest", true, Map.of("home", home(locale), "shop", settings.domain()));
  }

  @GetMapping(path = "/{name:app-bridge|app-frame}.js", produces = SCRIPT)
  String script(@PathVariable String name) throws IOException {
    return new ClassPathResource("shop/scripts/" + name + ".js")
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private String home(String locale) {
    return UriComponentsBuilder.fromUriString(settings.appUrl())
        .path("/")
        .queryParam("embedded", "1")
        .queryParam("shop", settings.domain())
        .queryParam("host", host())
        .queryParam("locale", "{locale}")
        .encode()
        .buildAndExpand(locale)
        .toUriString();
  }

  /// The admin's own address of the shop, in base 64 as Shopify writes it.
  private String host() {
    var address = settings.domain() + "/admin";
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(address.getBytes(StandardCharsets.UTF_8));
  }
}
