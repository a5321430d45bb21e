package com.loyalnest.points.api;

import com.loyalnest.platform.error.Refusal;
import com.loyalnest.points.program.EligibleMoney;
import com.loyalnest.points.program.Exclusions;
import com.loyalnest.points.program.Expiry;
import com.loyalnest.points.program.ExpiryActivity;
import com.loyalnest.points.program.Factor;
import com.loyalnest.points.program.MerchantZone;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.Rate;
import com.loyalnest.points.program.Rounding;
import com.loyalnest.points.program.Shortfall;
import com.loyalnest.points.program.SpentPoints;
import com.loyalnest.points.v1.PointsProgram;
import com.loyalnest.points.v1.SegmentMultiplier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Program settings between the contract and us.
final class ProgramMapper {
  private ProgramMapper() {}

  /// Single fields were checked against the contract; this is what they must be together.
  static ProgramConfig config(PointsProgram program) {
    return new ProgramConfig(
        new Rate(program.getRateNumerator(), program.getRateDenominator()),
        Rounding.valueOf(program.getRounding().toUpperCase(Locale.ROOT)),
        program.getHoldDays(),
        expiry(program),
        eligible(program.getEligibleMoney()),
        exclusions(program.getExclusions()),
        segmentFactors(program.getSegmentMultipliersList()),
        ActivitiesMapper.activities(program.getActivities()),
        spentPoints(program.getSpentPoints()),
        shortfall(program.getShortfall()),
        program.getTestOrders(),
        timeZone(program.getTimeZone()),
        PointsNamesMapper.names(program.getPointsNames()));
  }

  private static Expiry expiry(PointsProgram program) {
    var model = Expiry.Model.valueOf(program.getExpiry().toUpperCase(Locale.ROOT));
    var units = Integer.signum(program.getExpiryDays()) + Integer.signum(program.getExpiryMonths());
    if (model == Expiry.Model.NEVER && units > 0) {
      throw Refusal.invalid(
          "program.expiry_days", "0, like expiry_months, since points never expire");
    }
    if (model != Expiry.Model.NEVER && units != 1) {
      throw Refusal.invalid(
          "program.expiry_days", "from 1 to 3650 days, or from 1 to 120 expiry_months, not both");
    }
    if (model != Expiry.Model.AFTER_INACTIVITY && program.hasExpiryActivity()) {
      throw Refusal.invalid("program.expiry_activity", "only with after_inactivity");
    }
    return new Expiry(
        model,
        program.getExpiryDays(),
        program.getExpiryMonths(),
        program.hasExpiryActivity()
            ? activity(program.getExpiryActivity())
            : ExpiryActivity.DEFAULT);
  }

  private static ExpiryActivity activity(com.loyalnest.points.v1.ExpiryActivity activity) {
    return new ExpiryActivity(
        activity.getRedemptions(), activity.getAdjustments(), activity.getBirthdays());
  }

  private static void say(Expiry expiry, PointsProgram.Builder program) {
    program
        .setExpiry(expiry.model().name().toLowerCase(Locale.ROOT))
        .setExpiryDays(expiry.days())
        .setExpiryMonths(expiry.months());
    if (expiry.model() == Expiry.Model.AFTER_INACTIVITY) {
      program
          .getExpiryActivityBuilder()
          .setRedemptions(expiry.activity().redemptions())
          .setAdjustments(expiry.activity().adjustments())
          .setBirthdays(expiry.activity().birthdays());
    }
  }

  private static SpentPoints spentPoints(String word) {
    return word.isEmpty()
        ? ProgramConfig.DEFAULT.spentPoints()
        : SpentPoints.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Shortfall shortfall(String word) {
    return word.isEmpty()
        ? ProgramConfig.DEFAULT.shortfall()
        : Shortfall.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static MerchantZone timeZone(String name) {
    try {
      return name.isEmpty() ? MerchantZone.UTC : MerchantZone.of(name);
    } catch (IllegalArgumentException unknown) {
      throw Refusal.invalid(
          "program.time_zone", "a name from the IANA time zone database, such as Europe/Paris");
    }
  }

  private static SortedMap<String, Factor> segmentFactors(List<SegmentMultiplier> multipliers) {
    var factors = new TreeMap<String, Factor>();
    for (var multiplier : multipliers) {
      var factor = new Factor(multiplier.getNumerator(), multiplier.getDenominator());
      if (factors.put(multiplier.getSegment(), factor) != null) {
        throw Refusal.invalid("program.segment_multipliers", "each segment once");
      }
    }
    return factors;
  }

  private static List<SegmentMultiplier> segmentMultipliers(SortedMap<String, Factor> factors) {
    return factors.entrySet().stream()
        .map(entry ->
            SegmentMultiplier.newBuilder()
                .setSegment(entry.getKey())
                .setNumerator(entry.getValue().numerator())
                .setDenominator(entry.getValue().denominator())
                .build())
        .toList();
  }

  private static Exclusions exclusions(com.loyalnest.points.v1.Exclusions exclusions) {
    return new Exclusions(
        new TreeSet<>(exclusions.getProductIdsList()),
        new TreeSet<>(exclusions.getProductTagsList()),
        new TreeSet<>(exclusions.getCollectionIdsList()),
        new TreeSet<>(exclusions.getCustomerTagsList()));
  }

  private static com.loyalnest.points.v1.Exclusions exclusions(Exclusions exclusions) {
    return com.loyalnest.points.v1.Exclusions.newBuilder()
        .addAllProductIds(exclusions.products())
        .addAllProductTags(exclusions.productTags())
        .addAllCollectionIds(exclusions.collections())
        .addAllCustomerTags(exclusions.customerTags())
        .build();
  }

  private static EligibleMoney eligible(com.loyalnest.points.v1.EligibleMoney money) {
    return new EligibleMoney(
        money.getGiftCards(),
        money.getTax(),
        money.getShipping(),
        money.getTips(),
        money.getMinimum().isEmpty() ? BigDecimal.ZERO : new BigDecimal(money.getMinimum()));
  }

  static PointsProgram program(ProgramConfig config) {
    var program = PointsProgram.newBuilder();
    say(config.expiry(), program);
    return program
        .setRateNumerator(config.purchaseRate().numerator())
        .setRateDenominator(config.purchaseRate().denominator())
        .setRounding(config.rounding().word())
        .setHoldDays(config.holdDays())
        .setEligibleMoney(eligible(config.eligible()))
        .setExclusions(exclusions(config.exclusions()))
        .addAllSegmentMultipliers(segmentMultipliers(config.segmentFactors()))
        .setActivities(ActivitiesMapper.activities(config.activities()))
        .setSpentPoints(config.spentPoints().word())
        .setShortfall(config.shortfall().word())
        .setTestOrders(config.testOrders())
        .setTimeZone(config.timeZone().name())
        .setPointsNames(PointsNamesMapper.names(config.pointsNames()))
        .build();
  }

  private static com.loyalnest.points.v1.EligibleMoney eligible(EligibleMoney money) {
    return com.loyalnest.points.v1.EligibleMoney.newBuilder()
        .setGiftCards(money.giftCards())
        .setTax(money.tax())
        .setShipping(money.shipping())
        .setTips(money.tips())
        .setMinimum(money.minimum().signum() == 0 ? "" : money.minimum().toPlainString())
        .build();
  }
}
