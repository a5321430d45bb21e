package com.loyalnest.frontend.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.frontend.config.BalanceSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisAwayTest {
  private static final String CUSTOMER = "01980000-0000-7000-8000-000000000001";
  private static final Balance BALANCE = new Balance(CUSTOMER, 1, 0, 0, 1, 1);

  // nobody listens on the discard port
  private final LettuceConnectionFactory nowhere = new LettuceConnectionFactory("localhost", 9);

  @AfterEach
  void close() {
    nowhere.destroy();
  }

  @Test
  void findsAndKeepsNothingAndDoesNotTryAgainAtOnce() {
    var balances = balances();

    assertThat(balances.find("m", CUSTOMER)).isEmpty();
    var start = System.nanoTime();
    for (var n = 0; n < 1000; n++) {
      assertThat(balances.find("m", CUSTOMER)).isEmpty();
      balances.keep("m", CUSTOMER, BALANCE);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
  }

  @Test
  void tellsTheReaderSoThatTheEventsComeAgain() {
    var balances = balances();

    assertThatThrownBy(() -> balances.change("m", List.of(BALANCE)))
        .isInstanceOf(DataAccessException.class);
  }

  private Balances balances() {
    nowhere.afterPropertiesSet();
    nowhere.start();
    var store =
        new BalanceStore(new StringRedisTemplate(nowhere), new BalanceSettings(Duration.ofDays(1)));
    return new Balances(store, new CustomerNumbers());
  }
}
