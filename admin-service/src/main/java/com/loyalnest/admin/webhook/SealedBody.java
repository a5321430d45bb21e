package com.loyalnest.admin.webhook;

import com.loyalnest.admin.payload.Json;
import com.loyalnest.admin.shop.Contact;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import tools.jackson.databind.node.JsonNodeFactory;

/// The text that is sealed beside a logged body: the contact it holds, and the body itself as it
/// came, so that it can be read again. The body is packed first: a fifth of the bytes to encrypt,
/// write and replicate costs less than the packing.
final class SealedBody {
  private static final String BODY = "body";
  private static final String CONTACT = "contact";
  private static final int BLOCK = 8192;

  private SealedBody() {}

  static String of(Contact contact, byte[] body) {
    var sealed = JsonNodeFactory.instance.objectNode();
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
    return Json.write(sealed.put(BODY, Base64.getEncoder().encodeToString(packed(body))));
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

  static byte[] body(String opened) {
    return unpacked(Base64.getDecoder().decode(Json.read(opened).path(BODY).asString("")));
  }

  private static byte[] packed(byte[] body) {
    try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(body);
      deflater.finish();
      var bytes = new ByteArrayOutputStream(BLOCK);
      var block = new byte[BLOCK];
      while (!deflater.finished()) {
        bytes.write(block, 0, deflater.deflate(block));
      }
      return bytes.toByteArray();
    }
  }

  private static byte[] unpacked(byte[] packed) {
    try (var inflater = new Inflater()) {
      inflater.setInput(packed);
      var bytes = new ByteArrayOutputStream(BLOCK);
      var block = new byte[BLOCK];
      while (!inflater.finished()) {
        var length = inflater.inflate(block);
        if (length == 0 && !inflater.finished()) {
          throw new IllegalStateException("a sealed body ends too early");
        }
        bytes.write(block, 0, length);
      }
      return bytes.toByteArray();
    } catch (DataFormatException broken) {
      throw new IllegalStateException("a sealed body cannot be unpacked", broken);
    }
  }
}
