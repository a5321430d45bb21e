package com.loyalnest.points.earning;

import com.loyalnest.points.program.Factor;
import com.loyalnest.points.program.Fraction;
import com.loyalnest.points.program.ProgramConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an order's points are multiplied by before they are rounded, in the order segment, tier,
/// campaign; the exact products are the same in any order, the order is that of the explanation.
record Multipliers(List<Multiplier> all) {
  static final Multipliers NONE = new Multipliers(List.of());

  Multipliers {
    all = List.copyOf(all);
  }

  /// @param kind `segment`, `tier`, `campaign`
  record Multiplier(String kind, String name, Factor factor) {}

  /// @param owner our id of the customer whose order it is
  static Multipliers of(
      ProgramConfig program, Circumstances circumstances, @Nullable String owner) {
    if (owner == null || program.segmentFactors().isEmpty()) {
      return NONE;
    }
    var segment = circumstances.segments().getOrDefault(owner, Circumstances.NO_SEGMENT);
    var factor = program.segmentFactors().get(segment);
    return factor == null
        ? NONE
        : new Multipliers(List.of(new Multiplier("segment", segment, factor)));
  }

  /// All of them as one.
  Fraction of(Fraction points) {
    var product = points;
    for (var multiplier : all) {
      product = multiplier.factor().of(product);
    }
    return product;
  }

  /// How the product comes about.
  List<DecisionStep> steps(Fraction points) {
    var steps = new ArrayList<DecisionStep>();
    var product = points;
    for (var multiplier : all) {
      var factor = multiplier.factor();
      product = factor.of(product);
      steps.add(
          new DecisionStep.Multiplied(
              multiplier.kind(),
              multiplier.name(),
              factor.numerator(),
              factor.denominator(),
              product.toString()));
    }
    return steps;
  }
}
