package com.loyalnest.platform.reader;

/// What became of one event in a reader's batch.
public sealed interface ReadOutcome {

  /// Applied, or nothing to do.
  record Done() implements ReadOutcome {}

  /// Something it needs is not known yet; it comes again with growing pauses for up to 24 hours.
  record NotYet(String missing) implements ReadOutcome {}

  static ReadOutcome done() {
    return new Done();
  }

  static ReadOutcome notYet(String missing) {
    return new NotYet(missing);
  }
}
