package com.loyalnest.admin.shop;

/// A field that cannot be read; caught where the reading of the body began. Names the field, never
/// its value.
final class UnreadableField extends RuntimeException {
  private final String field;
  private final String problem;

  UnreadableField(String field, String problem) {
    super(field + ": " + problem, null, false, false);
    this.field = field;
    this.problem = problem;
  }

  String field() {
    return field;
  }

  String problem() {
    return problem;
  }
}
