package com.loyalnest.points.ledger;

import com.loyalnest.points.program.Activities;
import com.loyalnest.points.program.ExpiryActivity;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When an account was last active, by the kinds of activity of which a merchant says whether they
/// count. Refunds, expiry and merges are nobody's activity.
///
/// @param always by what counts in every program: earning, the end of a hold, and whatever gives an
///   empty account points, since these cannot be older than that
public record LastActive(
    @Nullable Instant always,
    @Nullable Instant redeemed,
    @Nullable Instant adjusted,
    @Nullable Instant birthday) {
  static final LastActive NEVER = new LastActive(null, null, null, null);

  LastActive at(Instant time) {
    return new LastActive(time, redeemed, adjusted, birthday);
  }

  LastActive by(Entry entry) {
    var time = entry.createdAt();
    return switch (entry.type()) {
      case EARN ->
          entry.source().equals(Activities.BIRTHDAY)
              ? new LastActive(always, redeemed, adjusted, time)
              : at(time);
      case REDEEM -> new LastActive(always, time, adjusted, birthday);
      case ADJUST -> new LastActive(always, redeemed, time, birthday);
      case RESTORE, EXPIRE, REVERSE, MERGE -> this;
    };
  }

  /// The last time that counts, no earlier than another.
  public Instant counting(ExpiryActivity activity, Instant earliest) {
    return Stream.of(
            earliest,
            always,
            activity.redemptions() ? redeemed : null,
            activity.adjustments() ? adjusted : null,
            activity.birthdays() ? birthday : null)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(earliest);
  }
}
