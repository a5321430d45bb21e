package com.loyalnest.points.messaging;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.ContactSighting;
import com.loyalnest.points.account.ContactSource;
import com.loyalnest.points.account.Contacts;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.claim.ClaimGuestOrders;
import com.loyalnest.points.claim.EmailProof;
import com.loyalnest.points.claim.VerifiedEmails;
import com.loyalnest.points.earning.GuestOrder;
import com.loyalnest.points.earning.OrderGuests;
import com.loyalnest.points.earning.OrderKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who the people of a batch are: their contact data, which guests made orders, and whose a guest's
/// orders are.
@Component
class PeopleInNews {
  private final Contacts contacts;
  private final ContactSource contactSource;
  private final OrderGuests orderGuests;
  private final VerifiedEmails verifiedEmails;
  private final ClaimGuestOrders claimGuestOrders;

  PeopleInNews(
      Contacts contacts,
      ContactSource contactSource,
      OrderGuests orderGuests,
      VerifiedEmails verifiedEmails,
      ClaimGuestOrders claimGuestOrders) {
    this.contacts = contacts;
    this.contactSource = contactSource;
    this.orderGuests = orderGuests;
    this.verifiedEmails = verifiedEmails;
    this.claimGuestOrders = claimGuestOrders;
  }

  /// What is new of people.
  ///
  /// @param guests who made orders that name no customer
  /// @param claims guests of whom something is new
  record Found(
      List<ContactSighting> sightings,
      List<EmailProof> proofs,
      Map<ContactEntry, Contact> contacts,
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
    var guests = orderGuests.guests(orders, fetched);
    var claims = new TreeMap<>(verifiedEmails.guests(proofs, fetched));
    for (var order : orders) {
      var guest = guests.get(order.key());
      if (guest != null) {
        sightings.add(new ContactSighting(guest, order.contact(), order.updatedAt()));
        claims.put(guest, order.cause());
      }
    }
    claimGuestOrders.lock(new TreeSet<>(claims.keySet()));
    return new Found(sightings, proofs, fetched, guests, claims);
  }

  /// @param accounts our ids of the people
  void keep(Found found, Map<CustomerIdentity, String> accounts) {
    contacts.keep(found.sightings(), found.contacts(), accounts);
    verifiedEmails.keep(found.proofs(), found.contacts(), accounts);
    claimGuestOrders.claim(found.claims());
  }
}
