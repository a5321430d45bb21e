package com.loyalnest.points.closing;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a merchant's closings anew from the transactions that are there now, and compares. Give it
/// all lines in their order; those after the last closed day belong to no closing yet.
public final class ChainCheck {
  private final Iterator<DayClosing> closings;
  private String previousHash = DayHash.NONE;
  private @Nullable Day day;
  private @Nullable Broken broken;

  /// @param closings the oldest first
  public ChainCheck(List<DayClosing> closings) {
    this.closings = List.copyOf(closings).iterator();
    next();
  }

  /// The first closing that does not agree with what is there.
  public record Broken(DayClosing closing, String detail) {}

  public void add(TransactionLine line) {
    while (day != null && !line.createdAt().isBefore(day.closing.endsAt())) {
      end(day);
    }
    if (day != null) {
      day.add(line);
    }
  }

  /// No line follows.
  ///
  /// @return empty if every closed day is what it was
  public Optional<Broken> broken() {
    while (day != null) {
      end(day);
    }
    return Optional.ofNullable(broken);
  }

  private void end(Day ended) {
    var difference = ended.difference(previousHash);
    if (difference.isPresent() && broken == null) {
      broken = new Broken(ended.closing, difference.get());
    }
    previousHash = ended.closing.hash();
    next();
  }

  private void next() {
    day = closings.hasNext() ? new Day(closings.next()) : null;
  }

  /// What is there of a closed day.
  private static final class Day {
    private final DayClosing closing;
    private final DayHash hash;
    private @Nullable String first;
    private @Nullable String last;
    private long transactions;
    private long points;

    Day(DayClosing closing) {
      this.closing = closing;
      this.hash =
          new DayHash(
              closing.merchantId(), closing.day(), closing.endsAt(), closing.previousHash());
    }

    void add(TransactionLine line) {
      first = first == null ? line.transactionId() : first;
      last = line.transactionId();
      transactions++;
      points += line.points();
      hash.add(line.text());
    }

    Optional<String> difference(String expectedPrevious) {
      if (!closing.previousHash().equals(expectedPrevious)) {
        return Optional.of(
            "follows hash %s, the closing before has %s"
                .formatted(closing.previousHash(), expectedPrevious));
      }
      if (closing.transactions() != transactions || closing.points() != points) {
        return Optional.of(
            "closed with %d transactions of %d points, there are %d of %d"
                .formatted(closing.transactions(), closing.points(), transactions, points));
      }
      if (!closing.firstTransactionId().equals(first)
          || !closing.lastTransactionId().equals(last)) {
        return Optional.of(
            "closed with %s to %s, there are %s to %s"
                .formatted(closing.firstTransactionId(), closing.lastTransactionId(), first, last));
      }
      var now = hash.hex();
      return closing.hash().equals(now)
          ? Optional.empty()
          : Optional.of("closed with hash %s, it is %s now".formatted(closing.hash(), now));
    }
  }
}
