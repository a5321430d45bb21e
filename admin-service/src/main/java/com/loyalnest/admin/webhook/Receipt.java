package com.loyalnest.admin.webhook;

/// What became of a delivery.
public sealed interface Receipt {

  /// Durable, its event written.
  record Accepted(String logId) implements Receipt {}

  /// Known already.
  record Duplicate(String logId) implements Receipt {}

  /// Durable, but it could not be understood.
  ///
  /// @param reason what is missing or wrong, beginning with the field
  record Parked(String logId, String reason) implements Receipt {}

  /// Durable; the suite does not act on its topic.
  record Ignored(String logId, String reason) implements Receipt {}

  /// Not durable. It must be delivered again.
  record NotStored() implements Receipt {}
}
