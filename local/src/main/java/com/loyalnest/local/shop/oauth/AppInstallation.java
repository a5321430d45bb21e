package com.loyalnest.local.shop.oauth;

import com.loyalnest.local.shop.ShopSettings;
import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.webhook.Announcements;
import com.loyalnest.local.shop.webhook.Subscriptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The merchant takes the app out of the shop. Its tokens are dead at once, it is told so, and of
/// nothing else afterwards; whoever opens the app again installs it again.
@Service
class AppInstallation {
  private final AdminTokens tokens;
  private final Announcements announcements;
  private final Subscriptions subscriptions;
  private final ShopSettings settings;
  private final ShopClock clock;
  private final JsonMapper json;

  AppInstallation(
      AdminTokens tokens,
      Announcements announcements,
      Subscriptions subscriptions,
      ShopSettings settings,
      ShopClock clock,
      JsonMapper json) {
    this.tokens = tokens;
    this.announcements = announcements;
    this.subscriptions = subscriptions;
    this.settings = settings;
    this.clock = clock;
    this.json = json;
  }

  @Transactional
  void uninstall() {
    tokens.revoke();
    announcements.make(clock.instant(), List.of("app/uninstalled"), shop());
    subscriptions.end();
  }

  /// What Shopify asks for forty-eight hours after the app was uninstalled, here whenever one
  /// likes.
  @Transactional
  void askToRedact() {
    var request = json.createObjectNode();
    request.put("shop_id", shop().path("id").asLong());
    request.put("shop_domain", settings.domain());
    announcements.ask(clock.instant(), "shop/redact", request);
  }

  private ObjectNode shop() {
    try (var file = AppInstallation.class.getResourceAsStream("/shop/shop.json")) {
      var shop = (ObjectNode) json.readTree(Objects.requireNonNull(file));
      return shop.put("myshopify_domain", settings.domain());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
