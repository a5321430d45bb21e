package com.loyalnest.local.shop.webhook;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Deliveries and switches for tools.
@RestController
class WebhookController {
  private final DeliveryDesk desk;
  private final DeliverySwitches switches;

  WebhookController(DeliveryDesk desk, DeliverySwitches switches) {
    this.desk = desk;
    this.switches = switches;
  }

  @GetMapping("/api/deliveries")
  List<Map<String, Object>> deliveries(@RequestParam(defaultValue = "") String status) {
    return desk.deliveries(status);
  }

  @GetMapping("/api/switches")
  DeliverySwitches.Positions switches() {
    return switches.positions();
  }

  @PutMapping("/api/switches")
  ResponseEntity<Object> turn(@RequestBody DeliverySwitches.Positions wanted) {
    if (!wanted.isPossible()) {
      return ResponseEntity.badRequest()
          .body(Map.of("error", "duplicatePercent: 0 to 100, delayMillis: 0 to 3600000"));
    }
    switches.turn(wanted);
    return ResponseEntity.ok(wanted);
  }
}
