package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Where a page of transactions ended: the id of its last one, made opaque.
final class Cursor {
  private static final int BYTES = 16;

  private Cursor() {}

  static String after(String transactionId) {
    var id = UUID.fromString(transactionId);
    var bytes = java.nio.ByteBuffer.allocate(BYTES);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /// Empty for the first page.
  static Optional<String> parse(String cursor) {
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length == BYTES) {
        var buffer = java.nio.ByteBuffer.wrap(bytes);
        return Optional.of(new UUID(buffer.getLong(), buffer.getLong()).toString());
      }
    } catch (IllegalArgumentException notBase64) {
      // falls through to the one refusal
    }
    throw new Refusal(Reason.INVALID_CURSOR, "cursor: not one of this list");
  }
}
