package com.loyalnest.points.batch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Rows turned into columns, for statements that take a whole batch as `unnest(…)` of arrays: one
/// round trip and one plan, however many rows. Everything but whole numbers travels as text and is
/// cast in the statement.
public final class Columns<R> {
  private final List<R> rows;

  private Columns(List<R> rows) {
    this.rows = rows;
  }

  public static <R> Columns<R> of(Collection<R> rows) {
    return new Columns<>(List.copyOf(rows));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public @Nullable String[] text(Function<R, @Nullable String> column) {
    var values = new @Nullable String[rows.size()];
    for (var n = 0; n < values.length; n++) {
      values[n] = column.apply(rows.get(n));
    }
    return values;
  }

  public int[] ints(ToIntFunction<R> column) {
    return rows.stream().mapToInt(column).toArray();
  }

  public byte[] @Nullable [] bytes(Function<R, byte @Nullable []> column) {
    var values = new byte[rows.size()] @Nullable [];
    for (var n = 0; n < values.length; n++) {
      values[n] = column.apply(rows.get(n));
    }
    return values;
  }

  /// ISO text, which Postgres casts to `timestamptz`.
  public @Nullable String[] times(Function<R, @Nullable Instant> column) {
    return text(row -> printed(column.apply(row)));
  }

  /// Anything whose text Postgres can cast: numerics, UUIDs, big integers.
  public @Nullable String[] printed(Function<R, @Nullable Object> column) {
    return text(row -> printed(column.apply(row)));
  }

  private static @Nullable String printed(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
