package com.loyalnest.points.api;

import com.loyalnest.platform.error.Refusal;
import com.loyalnest.points.program.EligibleMoney;
import com.loyalnest.points.program.Expiry;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.Rate;
import com.loyalnest.points.program.Rounding;
import com.loyalnest.points.v1.PointsProgram;
import java.math.BigDecimal;
import java.util.Locale;

/// Program settings between the contract and us.
final class ProgramMapper {
  private ProgramMapper() {}

  /// Single fields were checked against the contract; this is what they must be together.
  static ProgramConfig config(PointsProgram program) {
    var model = Expiry.Model.valueOf(program.getExpiry().toUpperCase(Locale.ROOT));
    if ((model == Expiry.Model.NEVER) != (program.getExpiryDays() == 0)) {
      throw Refusal.invalid(
          "program.expiry_days",
          model == Expiry.Model.NEVER
              ? "0, since points never expire"
              : "from 1 to 3650 days after earning");
    }
    return new ProgramConfig(
        new Rate(program.getRateNumerator(), program.getRateDenominator()),
        Rounding.valueOf(program.getRounding().toUpperCase(Locale.ROOT)),
        program.getHoldDays(),
        new Expiry(model, program.getExpiryDays()),
        eligible(program.getEligibleMoney()),
        ActivitiesMapper.activities(program.getActivities()));
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
    return PointsProgram.newBuilder()
        .setRateNumerator(config.purchaseRate().numerator())
        .setRateDenominator(config.purchaseRate().denominator())
        .setRounding(config.rounding().word())
        .setHoldDays(config.holdDays())
        .setExpiry(config.expiry().model().name().toLowerCase(Locale.ROOT))
        .setExpiryDays(config.expiry().days())
        .setEligibleMoney(eligible(config.eligible()))
        .setActivities(ActivitiesMapper.activities(config.activities()))
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
