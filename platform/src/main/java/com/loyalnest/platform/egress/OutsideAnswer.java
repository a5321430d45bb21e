package com.loyalnest.platform.egress;

/// What came of calling a merchant's URL.
public sealed interface OutsideAnswer {
  /// A whole answer; a redirect is one too, for nobody follows it.
  record Answered(int status, String body) implements OutsideAnswer {
    @Override
    public String toString() {
      return "Answered[" + status + "]";
    }
  }

  /// Nothing was sent, because it would have gone where it must not.
  record Forbidden(String why) implements OutsideAnswer {}

  /// It may have arrived or not.
  record Unanswered(String why) implements OutsideAnswer {}
}
