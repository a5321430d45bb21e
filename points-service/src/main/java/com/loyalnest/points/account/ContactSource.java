package com.loyalnest.points.account;

import java.util.List;
import java.util.Map;

/// Where sighted contact data is fetched.
@FunctionalInterface
public interface ContactSource {
  /// One call for all. Sightings of which there is nothing any more are left out.
  ///
  /// @throws com.loyalnest.platform.reader.ReaderPaused when the source is away for the moment
  Map<ContactSighting, Contact> fetch(List<ContactSighting> sightings);
}
