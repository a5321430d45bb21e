package com.loyalnest.points.account;

import java.util.Collection;
import java.util.Map;

/// Where sighted contact data is fetched.
@FunctionalInterface
public interface ContactSource {
  /// One call for all. Entries of which there is nothing any more are left out.
  ///
  /// @throws com.loyalnest.platform.reader.ReaderPaused when the source is away for the moment
  Map<ContactEntry, Contact> fetch(Collection<ContactEntry> entries);
}
