package com.loyalnest.points.program;

import static com.loyalnest.points.ProgramFixtures.usualBut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.points.program.Expiry.Model;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgramHistoryTest {
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

  private final ProgramHistory history =
      new ProgramHistory(
          List.of(
              new ProgramVersion(2, ProgramConfig.DEFAULT, JULY, "system"),
              new ProgramVersion(1, ProgramConfig.DEFAULT, JUNE, "system")));

  @Test
  void theVersionInForceIsTheNewestPublishedUntilThen() {
    assertThat(history.at(JULY).number()).isEqualTo(2);
    assertThat(history.at(JULY.minusSeconds(1)).number()).isEqualTo(1);
  }

  @Test
  void whatHappenedBeforeThereWasAProgramGoesByTheFirst() {
    assertThat(history.at(Instant.EPOCH).number()).isEqualTo(1);
  }

  @Test
  void aRuleIsAsOldAsTheFirstOfTheVersionsThatAllHaveIt() {
    assertThat(history.expirySince(JULY)).isEqualTo(JUNE);
    assertThat(history.expirySince(JUNE)).isEqualTo(JUNE);
  }

  @Test
  void aLotThatIsOpenedNowHasADayOnlyIfLotsHaveDaysNow() {
    var byLot = new Expiry(Model.AFTER_EARNING, 30, 0);
    var together = new Expiry(Model.AFTER_INACTIVITY, 30, 0);
    var june = JUNE.plusSeconds(3_600);
    var august = Instant.parse("2026-08-01T00:00:00Z");

    assertThat(expiresAt(byLot, Expiry.NEVER, june)).isNull();
    assertThat(expiresAt(byLot, together, june)).isNull();
    assertThat(expiresAt(byLot, new Expiry(Model.AFTER_EARNING, 60, 0), june))
        .isEqualTo(byLot.after(june, MerchantZone.UTC));
    for (var earlier : List.of(Expiry.NEVER, together)) {
      assertThat(expiresAt(earlier, byLot, june)).isEqualTo(byLot.after(JULY, MerchantZone.UTC));
      assertThat(expiresAt(earlier, byLot, august))
          .isEqualTo(byLot.after(august, MerchantZone.UTC));
    }
  }

  /// Of what was earned under the earlier rule, and is written in August.
  private static @Nullable Instant expiresAt(Expiry earlier, Expiry later, Instant earnedAt) {
    var versions = List.of(version(1, earlier, JUNE), version(2, later, JULY));
    return new ProgramHistory(versions)
        .expiresAt(versions.getFirst(), earnedAt, Instant.parse("2026-08-02T00:00:00Z"));
  }

  private static ProgramVersion version(int number, Expiry expiry, Instant publishedAt) {
    return new ProgramVersion(number, usualBut(Map.of("expiry", expiry)), publishedAt, "system");
  }

  @Test
  void aProgramWithoutVersionsIsNone() {
    assertThatThrownBy(() -> new ProgramHistory(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fractionsAreExactAndInLowestTerms() {
    assertThat(Fraction.of(new BigDecimal("118.05")).times(Fraction.of(10, 1)))
        .hasToString("2361/2");
    assertThat(Fraction.of(new BigDecimal("1E+3"))).isEqualTo(Fraction.of(1000, 1));
    assertThat(new Fraction(BigInteger.TWO, BigInteger.valueOf(-4))).isEqualTo(Fraction.of(-1, 2));
    assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aRateIsNotNegative() {
    assertThatThrownBy(() -> new Rate(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rate(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
