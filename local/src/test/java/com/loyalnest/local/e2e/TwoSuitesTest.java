package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two suites on one machine know nothing of each other.
@Tag("e2e")
class TwoSuitesTest {
  @Test
  void anOrderOfOneIsUnknownToTheOther() throws Exception {
    var one = LocalSuite.shared();
    try (var second = LocalSuite.start(false)) {
      var two = second.doors();
      var customer = Shop.newId();

      one.deliver("orders/paid", Shop.paidOrder(Shop.newId(), customer));

      assertThat(within(Duration.ofSeconds(10), () -> one.balance(customer), points -> points > 0))
          .isEqualTo(1180);
      assertThat(two.balance(customer)).isZero();
      assertThat(two.suite().clientSecret()).isNotEqualTo(one.suite().clientSecret());
      assertThat(two.deliver("orders/paid", "{}", "x", "y").statusCode()).isEqualTo(401);
    }
  }
}
