package com.loyalnest.points.verification;

import org.jspecify.annotations.Nullable;

/// What an export says of one lot, from all sides.
final class LotSums {
  ExportLine.@Nullable Lot line;
  long credit;
  long taken;
  long returned;
  long debtPaid;
  boolean released;

  void compare(String lotId, Findings findings) {
    var name = "lot " + lotId;
    findings.require(
        line != null && line.points() == credit,
        ExportCheck.OPENED,
        name,
        "credit %d, lot %s".formatted(credit, line == null ? "missing" : line.points()));
    if (line != null) {
      findings.require(
          line.remaining() == line.points() - taken + returned - debtPaid,
          ExportCheck.LEFT,
          name,
          "%d of %d, %d taken, %d returned, %d of debt paid"
              .formatted(line.remaining(), line.points(), taken, returned, debtPaid));
    }
  }
}
