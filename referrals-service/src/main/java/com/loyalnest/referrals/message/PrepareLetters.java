package com.loyalnest.referrals.message;

import com.loyalnest.platform.reader.Away;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes letters of claimed messages, asking for contacts once per merchant. A message that cannot
/// become a letter is settled here and says why; while contacts are away, messages go back as they
/// were, a little later.
@Component
class PrepareLetters {
  static final String NO_ADDRESS = "no_address";
  static final String NOT_CONFIGURED = "not_configured";
  private static final Logger LOG = LoggerFactory.getLogger(PrepareLetters.class);
  private static final Duration WITHOUT_CONTACTS = Duration.ofSeconds(5);

  private final ContactBook contacts;
  private final OwnTemplates ownTemplates;
  private final LetterWriter writer;
  private final PostOffice postOffice;
  private final Clock systemClock;

  PrepareLetters(
      ContactBook contacts,
      OwnTemplates ownTemplates,
      LetterWriter writer,
      PostOffice postOffice,
      Clock systemClock) {
    this.contacts = contacts;
    this.ownTemplates = ownTemplates;
    this.writer = writer;
    this.postOffice = postOffice;
    this.systemClock = systemClock;
  }

  /// What can leave, and what is settled without leaving.
  record Prepared(List<Ready> ready, List<Delivery> settled) {}

  Prepared prepare(List<Claim> claims) {
    var prepared = new Prepared(new ArrayList<>(), new ArrayList<>());
    var byMerchant =
        claims.stream()
            .filter(claim -> !settledAtOnce(claim, prepared.settled()))
            .collect(Collectors.groupingBy(Claim::merchantId));
    if (!byMerchant.isEmpty()) {
      var own = ownTemplates.of(byMerchant.keySet());
      byMerchant.forEach((merchant, its) -> prepare(merchant, its, own, prepared));
    }
    return prepared;
  }

  private boolean settledAtOnce(Claim claim, List<Delivery> settled) {
    if (claim.exhausted()) {
      settled.add(Delivery.ended(claim, DeliveryStatus.FAILED, RetryPolicy.OUTCOME_UNKNOWN, ""));
    } else if (!postOffice.open()) {
      settled.add(Delivery.ended(claim, DeliveryStatus.SKIPPED, NOT_CONFIGURED, ""));
    } else {
      return false;
    }
    return true;
  }

  private void prepare(
      String merchantId, List<Claim> claims, OwnTemplates.Shelf own, Prepared prepared) {
    var known = contacts(merchantId, claims);
    if (known.isEmpty()) {
      var later = systemClock.instant().plus(WITHOUT_CONTACTS);
      claims.forEach(claim -> prepared.settled().add(Delivery.postponed(claim, later)));
      return;
    }
    for (var claim : claims) {
      var contact = known.get().get(claim.customerId());
      if (contact == null || contact.email().isBlank()) {
        prepared.settled().add(Delivery.ended(claim, DeliveryStatus.SKIPPED, NO_ADDRESS, ""));
      } else {
        prepared.ready().add(new Ready(claim, writer.write(claim, contact, own)));
      }
    }
  }

  /// Empty while they are away.
  private Optional<Map<String, Contact>> contacts(String merchantId, List<Claim> claims) {
    try {
      return Optional.of(
          contacts.contactsOf(
              merchantId, claims.stream().map(Claim::customerId).collect(Collectors.toSet())));
    } catch (RuntimeException failure) {
      if (Away.means(failure)) {
        LOG.warn("contacts are away, {} messages wait", claims.size());
      } else {
        LOG.error("contacts of {} failed, {} messages wait", merchantId, claims.size(), failure);
      }
      return Optional.empty();
    }
  }
}
