package com.loyalnest.points.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import com.loyalnest.points.program.MerchantZone;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// What will become of an account's points if nothing else happens, the next day first.
///
/// @param pending and the day on which they can be spent
/// @param expiring and the last day on which they can be spent
public record Prospect(List<DatedPoints> pending, List<DatedPoints> expiring) {
  /// Of whom nobody asked.
  public static final Prospect NOTHING = new Prospect(List.of(), List.of());

  static Prospect of(List<DatedLot> lots, MerchantZone zone) {
    return new Prospect(
        days(lots.stream().filter(DatedLot::pending), lot -> zone.day(lot.availableFrom()).date()),
        days(
            lots.stream().filter(lot -> !lot.pending()),
            lot -> zone.dayEndingAt(lot.expiresAt()).date()));
  }

  private static List<DatedPoints> days(Stream<DatedLot> lots, Function<DatedLot, LocalDate> day) {
    return lots
        .collect(groupingBy(day, TreeMap::new, summingInt(DatedLot::remaining)))
        .entrySet()
        .stream()
        .map(entry -> new DatedPoints(entry.getValue(), entry.getKey()))
        .toList();
  }
}
