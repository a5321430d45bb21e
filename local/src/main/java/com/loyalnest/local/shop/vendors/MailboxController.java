package com.loyalnest.local.shop.vendors;

import com.loyalnest.local.shop.ShopSettings;
import com.loyalnest.local.shop.clock.ShopClock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// SendGrid's `mail/send`, with a mailbox behind it that keeps every mail.
@RestController
class MailboxController {
  private final JdbcClient jdbc;
  private final ShopSettings settings;
  private final ShopClock clock;

  MailboxController(JdbcClient jdbc, ShopSettings settings, ShopClock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  @PostMapping("/v3/mail/send")
  ResponseEntity<Object> send(
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
      @RequestBody JsonNode mail) {
    if (!("Bearer " + settings.sendgrid().apiKey()).equals(authorization)) {
      return error(401, "The provided authorization grant is invalid, expired, or revoked", null);
    }
    var people = mail.path("personalizations");
    var recipient = people.path(0).path("to").path(0).path("email").asString("");
    if (recipient.isEmpty()) {
      return error(
          400, "The to array is required for all personalization objects", "personalizations.0.to");
    }
    if (mail.path("from").path("email").asString("").isEmpty()) {
      return error(400, "The from object must be provided for every email send", "from.email");
    }
    var subject = people.path(0).path("subject").asString(mail.path("subject").asString(""));
    var isTemplated = !mail.path("template_id").asString("").isEmpty();
    if (!isTemplated && (subject.isEmpty() || mail.path("content").isEmpty())) {
      return error(400, "The subject and content are required", "subject");
    }
    var messageId = UUID.randomUUID().toString();
    keep(messageId, recipient, subject, mail);
    return ResponseEntity.accepted().header("X-Message-Id", messageId).build();
  }

  @GetMapping("/mailbox/messages")
  List<Map<String, Object>> messages(@RequestParam(defaultValue = "") String to) {
    return jdbc.sql(
            """
            select message_id, recipient, subject, plain, html, received_at from mails
            where (? = '' or recipient = ?) order by received_at desc limit 200
            """)
        .params(to, to)
        .query((row, n) ->
            Map.<String, Object>of(
                "message_id", row.getString(1),
                "to", row.getString(2),
                "subject", row.getString(3),
                "text", row.getString(4),
                "html", row.getString(5),
                "received_at", row.getTimestamp(6).toInstant().toString()))
        .list();
  }

  private void keep(String messageId, String recipient, String subject, JsonNode mail) {
    var arguments = mail.path("personalizations").path(0).path("custom_args");
    jdbc.sql(
            """
            insert into mails (message_id, recipient, subject, html, plain, custom_args, received_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            messageId,
            recipient,
            subject,
            content(mail, "text/html"),
            content(mail, "text/plain"),
            (arguments.isMissingNode() ? mail.path("custom_args") : arguments).toString(),
            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  private static String content(JsonNode mail, String type) {
    for (var part : mail.path("content")) {
      if (part.path("type").asString("").equals(type)) {
        return part.path("value").asString("");
      }
    }
    return "";
  }

  private static ResponseEntity<Object> error(int status, String message, @Nullable String field) {
    var error = new java.util.LinkedHashMap<String, Object>();
    error.put("message", message);
    error.put("field", field);
    error.put("help", null);
    return ResponseEntity.status(status).body(Map.of("errors", List.of(error)));
  }
}
