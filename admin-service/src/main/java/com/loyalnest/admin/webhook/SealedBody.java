package com.loyalnest.admin.webhook;

import com.loyalnest.admin.payload.Json;
import com.loyalnest.admin.shop.Contact;
import java.util.Base64;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The text that is sealed beside a logged body: the contact and the personal fields of a body that
/// was understood, or the whole body of one that was not, so that it can be read again.
final class SealedBody {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String RAW = "raw";
  private static final String CONTACT = "contact";

  private SealedBody() {}

  static String of(Contact contact, ObjectNode personal) {
    var sealed = NODES.objectNode();
    if (!contact.isEmpty()) {
      sealed
          .putObject(CONTACT)
          .put("customer_external_id", contact.customerExternalId())
          .put("email", contact.email())
          .put("phone", contact.phone())
          .put("first_name", contact.firstName())
          .put("last_name", contact.lastName())
          .put("locale", contact.locale());
    }
    sealed.set("body", personal);
    return Json.write(sealed);
  }

  /// Base64, since the bytes may be anything.
  static String ofRaw(byte[] body) {
    return Json.write(NODES.objectNode().put(RAW, Base64.getEncoder().encodeToString(body)));
  }

  static Contact contact(String opened) {
    var contact = Json.read(opened).path(CONTACT);
    return new Contact(
        contact.path("customer_external_id").asString(""),
        contact.path("email").asString(""),
        contact.path("phone").asString(""),
        contact.path("first_name").asString(""),
        contact.path("last_name").asString(""),
        contact.path("locale").asString(""));
  }

  static byte[] raw(String opened) {
    return Base64.getDecoder().decode(Json.read(opened).path(RAW).asString(""));
  }
}
