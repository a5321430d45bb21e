package com.loyalnest.platform.shopify;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the calls to shops by how they ended, and leaves a shop alone for a while that hardly
/// answers: who waits for it in vain keeps others waiting.
final class ShopCalls {
  private static final Logger LOG = LoggerFactory.getLogger(ShopCalls.class);
  private static final int LATELY = 20;
  private static final int HARDLY_PERCENT = 80;
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
  private static final int TRIED_AGAIN_WITH = 3;

  private final MeterRegistry meters;
  private final Set<String> deprecated = ConcurrentHashMap.newKeySet();
  private final CircuitBreakerRegistry breakers =
      CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom()
              .slidingWindowSize(LATELY)
              .minimumNumberOfCalls(LATELY)
              .failureRateThreshold(HARDLY_PERCENT)
              .waitDurationInOpenState(LEFT_ALONE)
              .permittedNumberOfCallsInHalfOpenState(TRIED_AGAIN_WITH)
              .recordException(ShopCalls::isNoAnswer)
              .build());

  ShopCalls(MeterRegistry meters) {
    this.meters = meters;
  }

  /// @throws ShopUnwell without having called
  <D> D counted(String shopDomain, Supplier<D> call) {
    var sample = Timer.start(meters);
    var outcome = "done";
    try {
      return breakers.circuitBreaker(shopDomain).executeSupplier(call);
    } catch (CallNotPermittedException unwell) {
      outcome = "left_alone";
      throw new ShopUnwell();
    } catch (ShopThrottled throttled) {
      outcome = "throttled";
      throw throttled;
    } catch (ShopClosed closed) {
      outcome = "closed";
      throw closed;
    } catch (ShopAway away) {
      outcome = "away";
      throw away;
    } finally {
      sample.stop(meters.timer("loyalnest.shopify.calls", "outcome", outcome));
    }
  }

  /// Shopify says that something we ask for will end; each reason is told once.
  void deprecated(String reason) {
    if (deprecated.add(reason)) {
      LOG.warn("the Admin API will not go on answering as it does: {}", reason);
      meters.counter("loyalnest.shopify.deprecated").increment();
    }
  }

  private static boolean isNoAnswer(Throwable failure) {
    return failure instanceof ShopAway && !(failure instanceof NothingDone);
  }
}
