package com.loyalnest.points.expiry;

import com.loyalnest.platform.outbox.DomainEvent;
import java.time.LocalDate;

/// Points will be lost soon.
///
/// @param lastDay on which they can be spent, in the merchant's calendar
/// @param daysBefore which warning it is: 30 or 3
public record PointsExpiring(String customerId, int points, LocalDate lastDay, int daysBefore)
    implements DomainEvent {}
