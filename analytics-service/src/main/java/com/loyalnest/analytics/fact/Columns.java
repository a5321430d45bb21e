package com.loyalnest.analytics.fact;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows turned into the arrays that one multi-row statement takes. Times go as text: the driver
/// knows no arrays of them.
record Columns<T>(List<T> rows) {
  String[] texts(Function<T, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  Long[] numbers(Function<T, Long> column) {
    return rows.stream().map(column).toArray(Long[]::new);
  }

  Integer[] integers(Function<T, Integer> column) {
    return rows.stream().map(column).toArray(Integer[]::new);
  }

  Boolean[] flags(Function<T, Boolean> column) {
    return rows.stream().map(column).toArray(Boolean[]::new);
  }

  @Nullable String[] times(Function<T, @Nullable Instant> column) {
    var times = new @Nullable String[rows.size()];
    for (var n = 0; n < times.length; n++) {
      var time = column.apply(rows.get(n));
      times[n] = time == null ? null : time.toString();
    }
    return times;
  }
}
