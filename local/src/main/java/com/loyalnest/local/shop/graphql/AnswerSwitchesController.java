package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.NotPossible;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The switches of the Admin API for tools.
@RestController
class AnswerSwitchesController {
  private final AnswerSwitches switches;

  AnswerSwitchesController(AnswerSwitches switches) {
    this.switches = switches;
  }

  @GetMapping("/api/switches/admin-api")
  AnswerSwitches.Positions positions() {
    return switches.positions();
  }

  @PutMapping("/api/switches/admin-api")
  AnswerSwitches.Positions turn(@RequestBody AnswerSwitches.Positions wanted) {
    switches.turn(wanted);
    return switches.positions();
  }

  @ExceptionHandler(NotPossible.class)
  ResponseEntity<Map<String, String>> notPossible(NotPossible why) {
    return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(why.getMessage())));
  }
}
