package com.loyalnest.points.ledger;

import java.time.LocalDate;

/// Points to which something happens on a day of the merchant's calendar.
public record DatedPoints(int points, LocalDate date) {}
