package com.loyalnest.local.shop.clock;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Looks at the clock and moves it forward.
@RestController
class ClockController {
  private static final Duration FARTHEST = Duration.ofDays(3660);

  private final ShopClock clock;

  ClockController(ShopClock clock) {
    this.clock = clock;
  }

  record Advance(long seconds) {}

  @GetMapping("/clock")
  Map<String, Object> now() {
    return Map.of("now", clock.instant().toString(), "offset_seconds", clock.offset().toSeconds());
  }

  @PostMapping("/clock/advance")
  ResponseEntity<Map<String, Object>> advance(@RequestBody Advance advance) {
    if (advance.seconds() < 1 || advance.seconds() > FARTHEST.toSeconds()) {
      return ResponseEntity.badRequest()
          .body(Map.of("error", "seconds: must be 1 to " + FARTHEST.toSeconds()));
    }
    clock.advance(Duration.ofSeconds(advance.seconds()));
    return ResponseEntity.ok(now());
  }
}
