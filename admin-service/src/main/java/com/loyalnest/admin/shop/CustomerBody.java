package com.loyalnest.admin.shop;

import com.loyalnest.admin.shop.Customer.EmailConsent;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Reads a customer.
final class CustomerBody {
  private static final Set<String> STATES = Set.of("enabled", "disabled", "invited", "declined");
  private static final Set<String> CONSENTS =
      Set.of("subscribed", "not_subscribed", "unsubscribed", "pending", "invalid", "redacted");

  private CustomerBody() {}

  static Reading.Understood read(Fields body) {
    var id = body.id("id");
    var locale = body.locale("locale");
    var contact =
        new Contact(
            id,
            body.text("email"),
            body.text("phone"),
            body.text("first_name"),
            body.text("last_name"),
            locale);
    var customer =
        new Customer(
            id,
            body.time("updated_at"),
            body.flag("verified_email"),
            locale,
            false,
            body.word("state", STATES),
            consent(body));
    return Reading.Understood.of(customer, contact);
  }

  /// The body is hardly more than the id.
  static Reading.Understood readDeleted(Fields body, Instant seenAt) {
    var when = body.optionalTime("updated_at").orElse(seenAt);
    return Reading.Understood.of(
        new Customer(body.id("id"), when, false, "", true, "", Optional.empty()));
  }

  /// What a person said to marketing, and of the person the id only.
  static Reading.Understood readConsent(Fields body, Instant seenAt) {
    var consent = consent(body);
    var when = consent.flatMap(EmailConsent::updatedAt).orElse(seenAt);
    return Reading.Understood.of(
        new Customer(body.id("customer_id"), when, false, "", false, "", consent));
  }

  private static Optional<EmailConsent> consent(Fields body) {
    return body.object("email_marketing_consent")
        .map(consent ->
            new EmailConsent(
                consent.word("state", CONSENTS), consent.optionalTime("consent_updated_at")));
  }
}
