package com.loyalnest.points.messaging;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.ContactSighting;
import com.loyalnest.points.account.ContactSource;
import com.loyalnest.points.account.Contacts;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.EmailAddress;
import com.loyalnest.points.account.Guests;
import com.loyalnest.points.claim.ClaimGuestOrders;
import com.loyalnest.points.claim.EmailProof;
import com.loyalnest.points.claim.VerifiedEmails;
import com.loyalnest.points.earning.GuestOrder;
import com.loyalnest.points.earning.OrderGuests;
import com.loyalnest.points.earning.OrderKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who the people of a batch are: their contact data, which guests made orders, and whose a guest's
/// orders are.
@Component
class PeopleInNews {
  private final Guests guests;
  private final Contacts contacts;
  private final ContactSource contactSource;
  private final OrderGuests orderGuests;
  private final VerifiedEmails verifiedEmails;
  private final ClaimGuestOrders claimGuestOrders;

  PeopleInNews(
      Guests guests,
      Contacts contacts,
      ContactSource contactSource,
      OrderGuests orderGuests,
      VerifiedEmails verifiedEmails,
      ClaimGuestOrders claimGuestOrders) {
    this.guests = guests;
    this.contacts = contacts;
    this.contactSource = contactSource;
    this.orderGuests = orderGuests;
    this.verifiedEmails = verifiedEmails;
    this.claimGuestOrders = claimGuestOrders;
  }

  /// What is new of people.
  ///
  /// @param proven the guest of each address that somebody proved, by who proved it
  /// @param guests who made orders that name no customer
  /// @param claims guests of whom something is new
  record Found(
      List<ContactSighting> sightings,
      List<EmailProof> proofs,
      Map<ContactEntry, Contact> contacts,
      SortedMap<CustomerIdentity, CustomerIdentity> proven,
      SortedMap<OrderKey, CustomerIdentity> guests,
      SortedMap<CustomerIdentity, Cause> claims) {}

  /// Looks at what is not known yet, with one call for all contact data. Call it before any row is
  /// locked.
  Found find(ShopNews news) {
    var sightings = new ArrayList<>(contacts.unknown(news.sightings));
    var proofs = verifiedEmails.unknown(news.proofs);
    var orders = orderGuests.unknown(news.guests);
    var entries =
        Stream.of(
                sightings.stream().map(ContactSighting::entry),
                proofs.stream().filter(EmailProof::isVerified).map(EmailProof::contact),
                orders.stream().map(GuestOrder::contact))
            .flatMap(all -> all)
            .distinct()
            .toList();
    Map<ContactEntry, Contact> fetched =
        entries.isEmpty() ? Map.of() : contactSource.fetch(entries);
    var ordering = orderGuests.addresses(orders, fetched);
    var proving = verifiedEmails.addresses(proofs, fetched);
    var wanted = new TreeSet<>(ordering.values());
    wanted.addAll(proving.values());
    var known = guests.of(wanted);
    var buyers = named(ordering, known);
    var proven = named(proving, known);
    var claims = new TreeMap<CustomerIdentity, Cause>();
    for (var proof : proofs) {
      Optional.ofNullable(proven.get(proof.identity()))
          .ifPresent(guest -> claims.put(guest, proof.cause()));
    }
    for (var order : orders) {
      var buyer = buyers.get(order.key());
      if (buyer != null) {
        sightings.add(new ContactSighting(buyer, order.contact(), order.updatedAt()));
        claims.put(buyer, order.cause());
      }
    }
    return new Found(sightings, proofs, fetched, proven, buyers, claims);
  }

  private static <K extends Comparable<K>> SortedMap<K, CustomerIdentity> named(
      SortedMap<K, EmailAddress> addresses, Map<EmailAddress, CustomerIdentity> guests) {
    var named = new TreeMap<K, CustomerIdentity>();
    addresses.forEach(
        (key, address) -> named.put(key, Objects.requireNonNull(guests.get(address))));
    return named;
  }

  /// @param accounts our ids of the people
  void keep(Found found, Map<CustomerIdentity, String> accounts) {
    contacts.keep(found.sightings(), found.contacts(), accounts);
    verifiedEmails.keep(found.proofs(), found.contacts(), found.proven(), accounts);
    claimGuestOrders.claim(found.claims());
  }
}
