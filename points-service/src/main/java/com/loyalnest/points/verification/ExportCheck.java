package com.loyalnest.points.verification;

/// What an export must keep to, from the plainest to the most entangled.
enum ExportCheck {
  WHOLE("the file is whole and every line is in its one form"),
  CLOSED("every closed day is what it was when it was closed"),
  ONCE("nothing is there twice"),
  SIZE("nothing is negative, and debt stands only beside an empty balance"),
  LINES("the points of a transaction are the points of its order lines"),
  PARTS("every debit is its takings and its debt, every restoring credit is its returns"),
  OPENED(
      "every credit opened one lot of its size unless it went back into others, and every lot was"
          + " opened by a credit"),
  RELEASED("every release ended the hold of one lot, with no more than was in it"),
  LEFT("every lot holds what its takings and its release left of it, and what was returned"),
  HELD("available and pending points are what is left in the account's lots"),
  EXPIRED("what expired of an account's lots and was not restored is what its transactions say"),
  SUM("available and pending points less debt are the sum of all transactions"),
  EARNED("points earned in all are what was earned less what was reversed");

  private final String sentence;

  ExportCheck(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
