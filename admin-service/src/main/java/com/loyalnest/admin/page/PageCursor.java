package com.loyalnest.admin.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Where the next page of a list begins, as text that callers hand back unread. It holds the list
/// and the filter it belongs to, so a cursor of another list is told from one of this.
public final class PageCursor {
  private static final String SEPARATOR = "\n";

  private PageCursor() {}

  /// @param list the list's name and filter
  /// @param position what the list needs to go on; none may hold a line break
  public static String write(String list, List<String> position) {
    var text = list + SEPARATOR + String.join(SEPARATOR, position);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The position; empty when this list did not write the cursor.
  public static Optional<List<String>> read(String list, String cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      var prefix = list + SEPARATOR;
      return text.startsWith(prefix)
          ? Optional.of(List.of(text.substring(prefix.length()).split(SEPARATOR, -1)))
          : Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException notOurs) {
      return Optional.empty();
    }
  }
}
