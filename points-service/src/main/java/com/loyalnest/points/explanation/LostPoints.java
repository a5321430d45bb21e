package com.loyalnest.points.explanation;

import com.loyalnest.points.program.Expiry;

/// Points that expired.
///
/// @param source what took them
/// @param rule by which
public record LostPoints(String source, int points, Expiry rule) {}
