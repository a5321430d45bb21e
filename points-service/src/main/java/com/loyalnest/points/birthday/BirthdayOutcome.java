package com.loyalnest.points.birthday;

/// What became of a birthday that was to be entered.
public sealed interface BirthdayOutcome {
  /// This is the customer's, now or since earlier.
  record Entered(EnteredBirthday birthday) implements BirthdayOutcome {}

  /// Another was entered before, and nobody who may change it said why.
  record Locked() implements BirthdayOutcome {}
}
