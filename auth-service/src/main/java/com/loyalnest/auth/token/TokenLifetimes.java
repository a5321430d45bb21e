package com.loyalnest.auth.token;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// How long our tokens live.
public record TokenLifetimes(
    Duration merchant, Duration apiKey, Duration shopper, Duration platformAdmin) {
  Duration longest() {
    return Collections.max(List.of(merchant, apiKey, shopper, platformAdmin));
  }
}
