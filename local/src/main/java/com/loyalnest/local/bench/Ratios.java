package com.loyalnest.local.bench;

import java.util.List;

/// The last line of a benchmark.
final class Ratios {
  private Ratios() {}

  static void print(List<Double> ratios) {
    var sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "ratio median %.3f min %.3f max %.3f rounds %d%n",
        median(sorted), sorted[0], sorted[sorted.length - 1], sorted.length);
  }

  /// @param sorted at least one
  static double median(double[] sorted) {
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
