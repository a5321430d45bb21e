package com.loyalnest.platform.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class AdminClientTest {
  private static final ShopAccess SHOP = new ShopAccess("demo.myshopify.com", "token");
  private static final AdminCall<Answer> NAME = AdminCall.of("shop-name", Answer.class);

  record Answer(@Nullable ShopName shop) {}

  record ShopName(String name) {}

  @Test
  void theAnswerIsOfTheCallsType() throws IOException {
    try (var shop = new BucketOfAShop(100, 100, 10)) {
      assertThat(client(shop, Duration.ZERO).ask(SHOP, NAME, Map.of()))
          .isEqualTo(new Answer(new ShopName("Demo")));
    }
  }

  @Test
  void manyAtOnceUseTheWholeBudgetAndNoneIsThrottled() throws Exception {
    try (var shop = new BucketOfAShop(100, 400, 10);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var client = client(shop, Duration.ofSeconds(20));
      client.ask(SHOP, NAME, Map.of());

      var began = System.nanoTime();
      var answers =
          threads.invokeAll(
              Stream.generate(() -> (Callable<Answer>) () -> client.ask(SHOP, NAME, Map.of()))
                  .limit(120)
                  .toList());
      var seconds = (System.nanoTime() - began) / 1e9;

      assertThat(answers)
          .filteredOn(answer -> answer.state() != Future.State.SUCCESS)
          .extracting(Future::exceptionNow)
          .isEmpty();
      assertThat(shop.throttled).hasValue(0);
      assertThat(shop.answered).hasValue(121);
      // 1,200 points less the 90 of the bucket take 2.8 s to come back; nobody may be faster.
      assertThat(seconds).isGreaterThan(2.7);
    }
  }

  @Test
  void whoCannotWaitThatLongIsToldThatNothingWasDone() throws IOException {
    try (var shop = new BucketOfAShop(10, 1, 10)) {
      var client = client(shop, Duration.ofSeconds(1));
      client.ask(SHOP, NAME, Map.of());

      assertThatThrownBy(() -> client.ask(SHOP, NAME, Map.of()))
          .isInstanceOfSatisfying(
              ShopThrottled.class,
              throttled -> assertThat(throttled.retryAfter()).isGreaterThan(Duration.ofSeconds(5)));
      assertThat(shop.answered).hasValue(1);
      assertThat(shop.throttled).hasValue(0);
    }
  }

  @Test
  void aShopThatThrottlesAllTheSameIsNotADoubt() throws IOException {
    try (var shop = new BucketOfAShop(5, 1, 10)) {
      assertThatThrownBy(() -> client(shop, Duration.ZERO).ask(SHOP, NAME, Map.of()))
          .isInstanceOf(ShopThrottled.class);
      assertThat(shop.throttled).hasValue(1);
    }
  }

  @Test
  void aShopThatDoesNotListenIsAway() throws IOException {
    var shop = new BucketOfAShop(10, 1, 10);
    var client = client(shop, Duration.ZERO);
    shop.close();

    assertThatThrownBy(() -> client.ask(SHOP, NAME, Map.of()))
        .isInstanceOf(ShopAway.class)
        .isNotInstanceOf(ShopThrottled.class);
  }

  @Test
  void withoutASettingTheShopsOwnAddressIsAsked() {
    var settings =
        new ShopifySettings("", Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);

    assertThat(settings.baseUrl(SHOP)).isEqualTo("https://demo.myshopify.com");
    assertThat(SHOP.toString()).doesNotContain("token");
  }

  private static AdminClient client(BucketOfAShop shop, Duration longestWait) {
    return new AdminClient(
        RestClient.builder(),
        new ShopifySettings(
            shop.url(), Duration.ofSeconds(10), Duration.ofSeconds(20), longestWait),
        Clock.systemUTC(),
        JsonMapper.builder().build());
  }
}
