package com.loyalnest.points.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When points are lost: so many days or so many months after their clock starts.
///
/// @param days 1 to 3,650; 0 when they never are lost or when it is months that count
/// @param months 1 to 120; 0 when they never are lost or when it is days that count
/// @param activity what starts the clock of inactivity besides earning
public record Expiry(Model model, int days, int months, ExpiryActivity activity) {
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_MONTHS = 120;
  private static final int LONGEST_MONTH = 31;

  public static final Expiry NEVER = new Expiry(Model.NEVER, 0, 0);

  public Expiry {
    if (days < 0 || days > MOST_DAYS || months < 0 || months > MOST_MONTHS) {
      throw new IllegalArgumentException(
          "expiry: up to " + MOST_DAYS + " days or " + MOST_MONTHS + " months");
    }
    var units = Integer.signum(days) + Integer.signum(months);
    if (units != (model == Model.NEVER ? 0 : 1)) {
      throw new IllegalArgumentException("expiry: days or months, and neither for never");
    }
  }

  public Expiry(Model model, int days, int months) {
    this(model, days, months, ExpiryActivity.DEFAULT);
  }

  /// Versions that were kept before months or inactivity could be said have neither.
  @JsonCreator
  static Expiry kept(
      @JsonProperty("model") Model model,
      @JsonProperty("days") int days,
      @JsonProperty("months") @Nullable Integer months,
      @JsonProperty("activity") @Nullable ExpiryActivity activity) {
    return new Expiry(
        model,
        days,
        months == null ? 0 : months,
        activity == null ? ExpiryActivity.DEFAULT : activity);
  }

  /// When a lot of this time is lost; absent if it has no day of its own.
  public @Nullable Instant ofLot(Instant earnedAt, MerchantZone zone) {
    return model == Model.AFTER_EARNING ? after(earnedAt, zone) : null;
  }

  /// The end of the last day of those that begin with this time. The same day of a later month is
  /// that month's last one where it is shorter.
  public Instant after(Instant start, MerchantZone zone) {
    return zone.day(start).plusMonths(months).plusDays(days).end();
  }

  /// Which clocks have run out at a time: those that started before this.
  public Instant startOfOver(Instant now, MerchantZone zone) {
    var day = zone.day(now).plusMonths(-months).plusDays(-days + LONGEST_MONTH);
    while (day.plusMonths(months).plusDays(days).end().isAfter(now)) {
      day = day.plusDays(-1);
    }
    return day.end();
  }

  /// What starts the clock.
  public enum Model {
    NEVER,
    /// Each lot has its own day.
    AFTER_EARNING,
    /// All of an account's points have one day, which every activity moves.
    AFTER_INACTIVITY
  }
}
