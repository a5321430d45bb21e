package com.loyalnest.points.program;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one version of a program says.
///
/// @param purchaseRate for money spent on orders
/// @param rounding of an order's points
/// @param holdDays how long an order's points stay pending, from the order on; 0 to 90
/// @param expiry when points are lost
/// @param eligible which money of an order earns
/// @param exclusions which goods of an order earn nothing
/// @param segmentFactors by which orders of a segment's customers are multiplied
/// @param activities what else than buying earns
/// @param spentPoints what refunds bring back of the points spent on an order
/// @param shortfall what becomes of points that are to be taken back and were spent
/// @param testOrders whether orders that are only tests earn too
/// @param timeZone where the days are that points live and that limits count
/// @param pointsNames what points are called
public record ProgramConfig(
    Rate purchaseRate,
    Rounding rounding,
    int holdDays,
    Expiry expiry,
    EligibleMoney eligible,
    Exclusions exclusions,
    SortedMap<String, Factor> segmentFactors,
    Activities activities,
    SpentPoints spentPoints,
    Shortfall shortfall,
    boolean testOrders,
    MerchantZone timeZone,
    PointsNames pointsNames) {
  private static final int LONGEST_HOLD = 90;

  /// What a merchant has who never changed anything: ten points a unit of goods, rounded down, to
  /// be spent at once and for ever.
  public static final ProgramConfig DEFAULT =
      new ProgramConfig(
          new Rate(10, 1),
          Rounding.FLOOR,
          0,
          Expiry.NEVER,
          EligibleMoney.GOODS,
          Exclusions.NONE,
          new TreeMap<>(),
          Activities.DEFAULT,
          SpentPoints.PROPORTIONAL,
          Shortfall.CARRY,
          false,
          MerchantZone.UTC,
          PointsNames.NONE);

  public ProgramConfig {
    segmentFactors = new TreeMap<>(segmentFactors);
    if (holdDays < 0 || holdDays > LONGEST_HOLD) {
      throw new IllegalArgumentException("hold: from 0 to " + LONGEST_HOLD + " days");
    }
  }

  /// Versions that were kept before a setting existed have its default.
  @JsonCreator
  static ProgramConfig kept(
      @JsonProperty("purchaseRate") Rate purchaseRate,
      @JsonProperty("rounding") Rounding rounding,
      @JsonProperty("holdDays") @Nullable Integer holdDays,
      @JsonProperty("expiry") @Nullable Expiry expiry,
      @JsonProperty("eligible") @Nullable EligibleMoney eligible,
      @JsonProperty("exclusions") @Nullable Exclusions exclusions,
      @JsonProperty("segmentFactors") @Nullable SortedMap<String, Factor> segmentFactors,
      @JsonProperty("activities") @Nullable Activities activities,
      @JsonProperty("spentPoints") @Nullable SpentPoints spentPoints,
      @JsonProperty("shortfall") @Nullable Shortfall shortfall,
      @JsonProperty("testOrders") @Nullable Boolean testOrders,
      @JsonProperty("timeZone") @Nullable MerchantZone timeZone,
      @JsonProperty("pointsNames") @Nullable PointsNames pointsNames) {
    return new ProgramConfig(
        purchaseRate,
        rounding,
        holdDays == null ? DEFAULT.holdDays() : holdDays,
        expiry == null ? DEFAULT.expiry() : expiry,
        eligible == null ? DEFAULT.eligible() : eligible,
        exclusions == null ? DEFAULT.exclusions() : exclusions,
        segmentFactors == null ? DEFAULT.segmentFactors() : segmentFactors,
        activities == null ? DEFAULT.activities() : activities,
        spentPoints == null ? DEFAULT.spentPoints() : spentPoints,
        shortfall == null ? DEFAULT.shortfall() : shortfall,
        testOrders == null ? DEFAULT.testOrders() : testOrders,
        timeZone == null ? DEFAULT.timeZone() : timeZone,
        pointsNames == null ? DEFAULT.pointsNames() : pointsNames);
  }

  /// When points of this time can be spent.
  public Instant availableFrom(Instant earnedAt) {
    return earnedAt.plus(Duration.ofDays(holdDays));
  }

  /// When points of this time are lost; absent if they have no day of their own.
  public @Nullable Instant expiresAt(Instant earnedAt) {
    return expiry.ofLot(earnedAt, timeZone);
  }
}
