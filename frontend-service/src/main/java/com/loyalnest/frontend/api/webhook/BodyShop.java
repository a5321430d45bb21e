package com.loyalnest.frontend.api.webhook;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The shop that a body names. Only the body is signed: without this look, a delivery of one shop
/// could be sent again under the name of another.
final class BodyShop {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> NAMES = Set.of("myshopify_domain", "shop_domain");

  private BodyShop() {}

  /// True unless the body names another shop at its top level.
  static boolean fits(byte[] body, String shopDomain) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
      return parser.nextToken() != JsonToken.START_OBJECT || fieldsFit(parser, shopDomain);
    } catch (JacksonException notJson) {
      return true;
    }
  }

  private static boolean fieldsFit(JsonParser parser, String shopDomain) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      var value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING
          && NAMES.contains(name)
          && !parser.getString().equalsIgnoreCase(shopDomain)) {
        return false;
      }
      parser.skipChildren();
    }
    return true;
  }
}
