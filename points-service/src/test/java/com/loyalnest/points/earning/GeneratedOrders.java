package com.loyalnest.points.earning;

import com.loyalnest.points.earning.Circumstances.ProductTraits;
import com.loyalnest.points.earning.OrderRefund.RefundedLine;
import com.loyalnest.points.program.Activities;
import com.loyalnest.points.program.EligibleMoney;
import com.loyalnest.points.program.Exclusions;
import com.loyalnest.points.program.Expiry;
import com.loyalnest.points.program.Factor;
import com.loyalnest.points.program.MerchantZone;
import com.loyalnest.points.program.PointsNames;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.Rate;
import com.loyalnest.points.program.Rounding;
import com.loyalnest.points.program.Shortfall;
import com.loyalnest.points.program.SpentPoints;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Random programs, and random news of one order of customer `customer`.
final class GeneratedOrders {
  private GeneratedOrders() {}

  /// Tips are left out: no refund names them.
  static ProgramConfig program(Random random) {
    return new ProgramConfig(
        new Rate(random.nextInt(21), 1 + random.nextInt(7)),
        any(random, List.of(Rounding.values())),
        0,
        Expiry.NEVER,
        new EligibleMoney(
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            false,
            random.nextInt(4) == 0 ? cents(random, 9_000) : BigDecimal.ZERO),
        random.nextBoolean()
            ? Exclusions.NONE
            : new Exclusions(
                new TreeSet<>(Set.of("p1")),
                new TreeSet<>(Set.of("sale")),
                new TreeSet<>(Set.of("9")),
                new TreeSet<>(random.nextInt(4) == 0 ? Set.of("staff") : Set.of())),
        random.nextBoolean()
            ? new TreeMap<>()
            : new TreeMap<>(
                Map.of("champions", new Factor(random.nextInt(8), 1 + random.nextInt(4)))),
        Activities.DEFAULT,
        SpentPoints.PROPORTIONAL,
        Shortfall.CARRY,
        random.nextInt(8) == 0,
        MerchantZone.UTC,
        PointsNames.NONE);
  }

  static Circumstances circumstances(Random random) {
    var sale = new ProductTraits(new TreeSet<>(Set.of("sale")), new TreeSet<>());
    var ninth = new ProductTraits(new TreeSet<>(), new TreeSet<>(Set.of("9")));
    return new Circumstances(
        new TreeMap<>(Map.of("p2", sale, "p3", ninth)),
        new TreeMap<>(Map.of("customer", random.nextBoolean() ? "champions" : "")),
        new TreeMap<>());
  }

  static List<OrderFacts> messages(Random random) {
    var currency = any(random, List.of("USD", "JPY", "KWD"));
    var taxesIncluded = random.nextBoolean();
    var lines = lines(random);
    var messages = new ArrayList<OrderFacts>();
    for (var n = 1 + random.nextInt(4); n > 0; n--) {
      var at = OrderFixtures.PAID_AT.plusSeconds(random.nextInt(4));
      var shown = random.nextInt(4) == 0 ? lines(random) : lines;
      messages.add(
          OrderFacts.of(
              new OrderSnapshot(
                  OrderFixtures.PAID_AT,
                  at,
                  random.nextInt(12) == 0 ? at : null,
                  status(random),
                  random.nextInt(30) == 0,
                  random.nextInt(12) == 0 ? "" : "7",
                  currency,
                  taxesIncluded,
                  shown,
                  charges(random, shown)),
              refunds(random, 2)));
    }
    refunds(random, 3).forEach(refund -> messages.add(OrderFacts.of(refund)));
    return messages;
  }

  private static FinancialStatus status(Random random) {
    return random.nextBoolean()
        ? FinancialStatus.PAID
        : any(random, List.of(FinancialStatus.values()));
  }

  private static List<OrderLine> lines(Random random) {
    var lines = new ArrayList<OrderLine>();
    for (var n = 1 + random.nextInt(4); n > 0; n--) {
      lines.add(
          new OrderLine(
              "line" + n,
              "p" + random.nextInt(6),
              1 + random.nextInt(4),
              cents(random, 9_000),
              cents(random, 500),
              random.nextBoolean() ? cents(random, 900) : BigDecimal.ZERO,
              random.nextInt(8) == 0));
    }
    return lines;
  }

  private static OrderCharges charges(Random random, List<OrderLine> lines) {
    var ofLines = lines.stream().map(OrderLine::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new OrderCharges(cents(random, 900), ofLines.add(cents(random, 90)), cents(random, 300));
  }

  private static List<OrderRefund> refunds(Random random, int most) {
    var refunds = new ArrayList<OrderRefund>();
    for (var n = random.nextInt(most + 1); n > 0; n--) {
      var lines = new ArrayList<RefundedLine>();
      for (var line = random.nextInt(3); line > 0; line--) {
        lines.add(new RefundedLine("line" + (1 + random.nextInt(5)), 1 + random.nextInt(3)));
      }
      refunds.add(
          new OrderRefund(
              "r" + random.nextInt(5),
              lines,
              cents(random, 5_000),
              random.nextBoolean() ? cents(random, 500) : BigDecimal.ZERO,
              random.nextBoolean() ? cents(random, 500) : BigDecimal.ZERO));
    }
    return refunds;
  }

  /// Each unit in a refund of its own, then shipping with all tax.
  static List<OrderRefund> everythingBack(OrderSnapshot order) {
    var refunds = new ArrayList<OrderRefund>();
    for (var line : order.lines()) {
      for (var unit = 0; unit < line.quantity(); unit++) {
        refunds.add(
            OrderFixtures.refund(
                "u" + refunds.size(), "0", "0", "0", new RefundedLine(line.lineId(), 1)));
      }
    }
    refunds.add(
        new OrderRefund(
            "v", List.of(), BigDecimal.ZERO, order.charges().shipping(), order.charges().tax()));
    return refunds;
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static BigDecimal cents(Random random, int most) {
    return BigDecimal.valueOf(random.nextInt(most + 1), 2);
  }
}
