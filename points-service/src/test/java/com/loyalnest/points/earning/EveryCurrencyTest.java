package com.loyalnest.points.earning;

import static com.loyalnest.points.earning.OrderFixtures.line;
import static com.loyalnest.points.earning.OrderFixtures.order;
import static com.loyalnest.points.earning.OrderFixtures.priced;
import static com.loyalnest.points.earning.OrderFixtures.program;
import static com.loyalnest.points.earning.OrderFixtures.units;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.Currency;
import com.loyalnest.points.program.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every currency that ICU knows, with its own digits, by every rounding.
class EveryCurrencyTest {
  @ParameterizedTest
  @EnumSource(Rounding.class)
  void pointsAreExactAndRefundsSumToThem(Rounding rounding) {
    var currencies = Currency.getAvailableCurrencies();
    assertThat(currencies).hasSizeGreaterThan(150);
    for (var currency : currencies) {
      var digits = currency.getDefaultFractionDigits();
      var price = BigDecimal.valueOf(49_957, digits);
      var order = order(currency.getCurrencyCode(), false, line("1", 3, price.toPlainString()));
      var program = program(1, 7, rounding);
      var whole = priced(program, order);

      assertThat(whole.points())
          .as(currency.getCurrencyCode())
          .isEqualTo(
              price
                  .multiply(BigDecimal.valueOf(3))
                  .divide(BigDecimal.valueOf(7), 0, mode(rounding))
                  .intValueExact());
      assertThat(whole.eligible().scale()).isEqualTo(digits);
      assertThat(whole.eligible()).isEqualByComparingTo(price.multiply(BigDecimal.valueOf(3)));
      assertThat(
              priced(program, order, units("a", "1", 1), units("b", "1", 1), units("c", "1", 1))
                  .points())
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 4})
  void thereAreCurrenciesOfSoManyDigits(int digits) {
    assertThat(List.copyOf(Currency.getAvailableCurrencies()))
        .anyMatch(currency -> currency.getDefaultFractionDigits() == digits);
  }

  private static RoundingMode mode(Rounding rounding) {
    return switch (rounding) {
      case FLOOR -> RoundingMode.FLOOR;
      case HALF_UP -> RoundingMode.HALF_UP;
      case CEILING -> RoundingMode.CEILING;
    };
  }
}
