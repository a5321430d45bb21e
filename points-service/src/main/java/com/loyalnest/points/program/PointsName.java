package com.loyalnest.points.program;

/// What a merchant's points are called in one language: one of them, and several.
///
/// Names stand within sentences, mails and pages, so there is nothing in them that could be taken
/// for anything but words.
public record PointsName(String singular, String plural) {
  private static final int LONGEST = 40;
  private static final String MARKUP = "<>{}&";
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  public PointsName {
    check(singular);
    check(plural);
  }

  private static void check(String name) {
    if (name.isBlank() || !name.equals(name.strip())) {
      throw new IllegalArgumentException("must say something, without spaces at its ends");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw new IllegalArgumentException("up to " + LONGEST + " characters");
    }
    if (name.codePoints().anyMatch(PointsName::isNoPartOfAName)) {
      throw new IllegalArgumentException("words only: no " + MARKUP + " and no control characters");
    }
  }

  private static boolean isNoPartOfAName(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> character != ZERO_WIDTH_NON_JOINER && character != ZERO_WIDTH_JOINER;
      default -> MARKUP.indexOf(character) >= 0;
    };
  }
}
