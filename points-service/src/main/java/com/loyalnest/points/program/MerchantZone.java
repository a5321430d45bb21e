package com.loyalnest.points.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneId;

/// Where a merchant's days begin and end: a zone of the IANA database, by its name there.
public record MerchantZone(ZoneId id) {
  public static final MerchantZone UTC = new MerchantZone(ZoneId.of("UTC"));

  /// @throws IllegalArgumentException if there is no such zone
  @JsonCreator
  public static MerchantZone of(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new IllegalArgumentException("time zone: none has this name");
    }
    return new MerchantZone(ZoneId.of(name));
  }

  @JsonValue
  public String name() {
    return id.getId();
  }

  public MerchantDay day(Instant time) {
    return new MerchantDay(time.atZone(id).toLocalDate(), this);
  }

  /// The day of which this is the end.
  public MerchantDay dayEndingAt(Instant end) {
    return day(end.minusNanos(1));
  }
}
