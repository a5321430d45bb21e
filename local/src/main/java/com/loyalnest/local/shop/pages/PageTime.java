package com.loyalnest.local.shop.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments as pages show them: `22 Nov 2026, 14:05`, always UTC.
final class PageTime {
  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private PageTime() {}

  static String of(String iso) {
    return of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(iso, Instant::from));
  }

  static String of(Instant instant) {
    return READABLE.format(instant);
  }
}
