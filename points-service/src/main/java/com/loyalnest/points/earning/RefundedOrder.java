package com.loyalnest.points.earning;

import com.loyalnest.points.program.Fraction;
import com.loyalnest.points.program.ProgramConfig;

/// An order after its refunds.
///
/// @param share of its goods that was given back, from none to all
/// @param program in force when it was first paid
public record RefundedOrder(Fraction share, ProgramConfig program) {}
