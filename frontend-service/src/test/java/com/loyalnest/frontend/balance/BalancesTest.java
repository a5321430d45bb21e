package com.loyalnest.frontend.balance;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.support.EdgeTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

@EdgeTest
class BalancesTest {
  private static final String CUSTOMER = "01980000-0000-7000-8000-000000000001";

  private final Balances balances;
  private final StringRedisTemplate redis;

  BalancesTest(Balances balances, StringRedisTemplate redis) {
    this.balances = balances;
    this.redis = redis;
  }

  @Test
  void findsWhatWasKeptUnderEveryNameOfTheCustomer() {
    balances.keep("b-names", "gid://shopify/Customer/42", balance(100, 3));

    assertThat(balances.find("b-names", CUSTOMER)).contains(balance(100, 3));
    assertThat(balances.find("b-names", "42")).contains(balance(100, 3));
    assertThat(balances.find("b-names", "gid://shopify/Customer/42")).contains(balance(100, 3));
  }

  @Test
  void findsNothingForAnotherMerchantOrAnUnknownName() {
    balances.keep("b-mine", "42", balance(100, 3));

    assertThat(balances.find("b-other", CUSTOMER)).isEmpty();
    assertThat(balances.find("b-other", "42")).isEmpty();
    assertThat(balances.find("b-mine", "43")).isEmpty();
    assertThat(balances.find("b-mine", "")).isEmpty();
    assertThat(balances.find("b-mine", "*")).isEmpty();
  }

  @Test
  void neverReplacesANewerVersionByAnOlderOne() {
    balances.keep("b-newer", CUSTOMER, balance(100, 7));
    balances.keep("b-newer", CUSTOMER, balance(50, 6));
    balances.change("b-newer", List.of(balance(40, 5)));

    assertThat(balances.find("b-newer", CUSTOMER)).contains(balance(100, 7));
  }

  @Test
  void followsTheEventsOfAnAccountThatIsKept() {
    balances.keep("b-follow", CUSTOMER, balance(100, 7));
    balances.change("b-follow", List.of(balance(130, 8)));

    assertThat(balances.find("b-follow", CUSTOMER)).contains(balance(130, 8));
  }

  @Test
  void doesNotTrustAnEventOfAnAccountThatIsNotKept() {
    balances.change("b-unseen", List.of(balance(130, 8)));

    assertThat(balances.find("b-unseen", CUSTOMER)).isEmpty();
  }

  @Test
  void doesNotKeepABalanceThatWasReadBeforeAnEventArrived() {
    balances.change("b-late", List.of(balance(130, 8)));
    balances.keep("b-late", CUSTOMER, balance(100, 7));
    assertThat(balances.find("b-late", CUSTOMER)).isEmpty();

    balances.keep("b-late", CUSTOMER, balance(130, 8));
    assertThat(balances.find("b-late", CUSTOMER)).contains(balance(130, 8));
  }

  @Test
  void forgetsAfterADay() {
    balances.keep("b-ttl", CUSTOMER, balance(100, 7));

    assertThat(redis.getExpire("points:{b-ttl}:" + CUSTOMER)).isBetween(86_000L, 86_400L);
  }

  @Test
  void endsWithTheNewestWhoeverComesLast() throws InterruptedException {
    balances.keep("b-race", CUSTOMER, balance(0, 1));
    List<Callable<Boolean>> changes =
        IntStream.rangeClosed(2, 200)
            .<Callable<Boolean>>mapToObj(version ->
                () -> {
                  balances.change("b-race", List.of(balance(version * 10, version)));
                  return true;
                })
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      assertThat(threads.invokeAll(changes)).hasSize(199);
    }

    assertThat(balances.find("b-race", CUSTOMER)).contains(balance(2000, 200));
  }

  private static Balance balance(int available, long version) {
    return new Balance(CUSTOMER, available, 1, 2, 5_000_000_000L, version);
  }
}
