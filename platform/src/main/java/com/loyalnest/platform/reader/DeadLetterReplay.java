package com.loyalnest.platform.reader;

/// Tries again what a door of this service had to park (an event reader needs none: its dead
/// letters simply come again). A bean; called in the merchant's tenancy, inside a transaction in
/// which the dead letter is removed.
public interface DeadLetterReplay {

  /// The `reader` under which the door parks.
  String reader();

  /// @param content what was parked
  /// @throws RuntimeException to leave it parked
  void replay(String merchantId, String eventId, byte[] content);
}
