package com.loyalnest.analytics.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinorUnitsTest {
  @ParameterizedTest
  @CsvSource({
    "118.00, USD, 11800",
    "0.1, USD, 10",
    "500, JPY, 500",
    "500.00, JPY, 500",
    "1.250, KWD, 1250",
    "-3.50, EUR, -350",
    "9007199254740993.01, USD, 900719925474099301",
    "1.00, XYZ, 100",
    "'', USD, 0",
    "5, XXX, 5"
  })
  void isExactInEveryCurrency(String amount, String currency, long expected) {
    assertThat(MinorUnits.of(amount, currency)).isEqualTo(new MinorUnits(expected, currency));
  }

  @Test
  void anAmountFinerThanItsCurrencyIsRefusedAndNotRounded() {
    assertThatThrownBy(() -> MinorUnits.of("1.005", "USD")).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> MinorUnits.of("0.5", "JPY")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void whatIsNoAmountIsRefused() {
    assertThatThrownBy(() -> MinorUnits.of("free", "USD"))
        .isInstanceOf(NumberFormatException.class);
  }
}
