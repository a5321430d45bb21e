package com.loyalnest.frontend.balance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Which of our customers a platform's number names, remembered for a minute after the ledger said
/// so. Short, because a merge or a redaction moves a number.
@Component
class CustomerNumbers {
  private static final int REMEMBERED = 50_000;

  private final Cache<Named, String> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(Duration.ofMinutes(1)).build();

  private record Named(String merchantId, String number) {}

  Optional<String> find(String merchantId, String number) {
    return Optional.ofNullable(known.getIfPresent(new Named(merchantId, number)));
  }

  void remember(String merchantId, String number, String customerId) {
    known.put(new Named(merchantId, number), customerId);
  }
}
