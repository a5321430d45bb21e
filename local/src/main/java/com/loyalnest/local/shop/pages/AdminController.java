package com.loyalnest.local.shop.pages;

import com.loyalnest.local.shop.NotPossible;
import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.graphql.AnswerSwitches;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.trade.ReverseOrder;
import com.loyalnest.local.shop.webhook.DeliveryDesk;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The shop's own side: orders to refund and cancel, webhooks and their switches, the clock, the
/// mailbox.
@RestController
class AdminController {
  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final int MOST = 100;

  private final Records records;
  private final ReverseOrder reverseOrder;
  private final DeliveryDesk desk;
  private final AnswerSwitches answerSwitches;
  private final ShopClock clock;
  private final JdbcClient jdbc;
  private final Pages pages;

  AdminController(
      Records records,
      ReverseOrder reverseOrder,
      DeliveryDesk desk,
      AnswerSwitches answerSwitches,
      ShopClock clock,
      JdbcClient jdbc,
      Pages pages) {
    this.records = records;
    this.reverseOrder = reverseOrder;
    this.desk = desk;
    this.answerSwitches = answerSwitches;
    this.clock = clock;
    this.jdbc = jdbc;
    this.pages = pages;
  }

  @GetMapping(path = "/admin", produces = HTML)
  String orders() {
    var orders = records.list(Kind.ORDER, MOST).stream().map(OrderFacts::of).toList();
    return pages.draw(
        "admin", "Orders", true, Map.of("orders", orders, "now", PageTime.of(clock.instant())));
  }

  @GetMapping(path = "/admin/orders/{id}", produces = HTML)
  String order(@PathVariable long id) {
    return order(id, null);
  }

  @PostMapping(path = "/admin/orders/{id}/refund", produces = HTML)
  ResponseEntity<String> refund(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long line,
      @RequestParam(defaultValue = "0") int quantity) {
    return change(
        id, () -> reverseOrder.refund(id, line == null ? Map.of() : Map.of(line, quantity)));
  }

  @PostMapping(path = "/admin/orders/{id}/cancel", produces = HTML)
  ResponseEntity<String> cancel(@PathVariable long id) {
    return change(id, () -> reverseOrder.cancel(id));
  }

  @PostMapping("/admin/clock")
  ResponseEntity<Void> move(@RequestParam int days) {
    clock.advance(Duration.ofDays(Math.clamp(days, 1, 400)));
    return goTo("/admin");
  }

  @GetMapping(path = "/admin/deliveries", produces = HTML)
  String deliveries() {
    var facts = new LinkedHashMap<>(desk.facts());
    var positions = answerSwitches.positions();
    facts.put("apiErrors", positions.errorPercent());
    facts.put("apiDelay", positions.delayMillis());
    return pages.draw("deliveries", "Webhooks", true, facts);
  }

  @PostMapping("/admin/switches")
  ResponseEntity<Void> turn(
      @RequestParam int duplicates,
      @RequestParam int delay,
      @RequestParam(required = false) @Nullable String shuffle,
      @RequestParam(required = false) @Nullable String paused) {
    desk.turn(duplicates, shuffle != null, delay, paused != null);
    return goTo("/admin/deliveries");
  }

  @PostMapping("/admin/switches/admin-api")
  ResponseEntity<Void> turnAnswers(@RequestParam int errors, @RequestParam int delay) {
    answerSwitches.turn(new AnswerSwitches.Positions(errors, delay));
    return goTo("/admin/deliveries");
  }

  @GetMapping(path = "/mailbox", produces = HTML)
  String mailbox() {
    var mails =
        jdbc.sql(
                "select message_id, recipient, subject, received_at from mails order by received_at desc limit 100")
            .query((row, n) ->
                Map.of(
                    "id", row.getString(1),
                    "to", row.getString(2),
                    "subject", row.getString(3),
                    "at", PageTime.of(row.getTimestamp(4).toInstant())))
            .list();
    return pages.draw("mailbox", "Mailbox", true, Map.of("mails", mails));
  }

  @GetMapping(path = "/mailbox/{id}", produces = HTML)
  String mail(@PathVariable String id) {
    var mail =
        jdbc.sql("select recipient, subject, html, plain from mails where message_id = ?")
            .param(id)
            .query((row, n) ->
                Map.of(
                    "to", row.getString(1),
                    "subject", row.getString(2),
                    "html", row.getString(3),
                    "plain", row.getString(4)))
            .optional()
            .orElseThrow(() -> new NotPossible("no such mail"));
    return pages.draw("mail", "Mail", true, mail);
  }

  @ExceptionHandler(NotPossible.class)
  ResponseEntity<String> notPossible(NotPossible why) {
    return ResponseEntity.status(404).body(String.valueOf(why.getMessage()));
  }

  private ResponseEntity<String> change(long id, Runnable work) {
    try {
      work.run();
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header("Location", "/admin/orders/" + id)
          .build();
    } catch (NotPossible why) {
      return ResponseEntity.badRequest().body(order(id, why.getMessage()));
    }
  }

  private String order(long id, @Nullable String problem) {
    var order = records.find(Kind.ORDER, id).orElseThrow(() -> new NotPossible("no such order"));
    var facts = new LinkedHashMap<>(OrderFacts.of(order));
    facts.put("heading", "Order " + order.path("name").asString());
    if (problem != null) {
      facts.put("problem", problem);
    }
    return pages.draw("order", "Order", true, facts);
  }

  private static ResponseEntity<Void> goTo(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
  }
}
