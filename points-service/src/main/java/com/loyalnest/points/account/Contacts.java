package com.loyalnest.points.account;

import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toMap;

import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.FieldCipher.Field;
import com.loyalnest.platform.crypto.FieldCipher.SealedField;
import com.loyalnest.platform.crypto.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Contact data of customers, sealed at rest. The newest sighting wins, whenever it arrives.
@Component
public class Contacts {
  private static final String TABLE = "customer_contacts";

  private final ContactTable contacts;
  private final FieldCipher cipher;
  private final ContactIndex index;

  Contacts(ContactTable contacts, FieldCipher cipher, ContactIndex index) {
    this.contacts = contacts;
    this.cipher = cipher;
    this.index = index;
  }

  /// The newest sighting of each person, if it tells something that is not known.
  public List<ContactSighting> unknown(Collection<ContactSighting> sightings) {
    var newest =
        sightings.stream()
            .filter(sighting -> !sighting.entry().digest().isEmpty())
            .collect(
                toMap(
                    ContactSighting::identity,
                    identity(),
                    BinaryOperator.maxBy(
                        Comparator.comparing(ContactSighting::updatedAt)
                            .thenComparing(sighting -> sighting.entry().digest())),
                    TreeMap::new));
    if (newest.isEmpty()) {
      return List.of();
    }
    var held = contacts.held(newest.keySet());
    return newest.values().stream()
        .filter(sighting -> tellsMore(sighting, held.get(sighting.identity())))
        .toList();
  }

  private boolean tellsMore(ContactSighting sighting, ContactTable.@Nullable Held held) {
    return held == null
        || (!sighting.updatedAt().isBefore(held.updatedAt())
            && (held.whole() == null || !index.isWhole(sighting.entry()).test(held.whole())));
  }

  /// Seals and keeps what was fetched of these people. Who has no account is left out.
  public void keep(
      Collection<ContactSighting> sightings,
      Map<ContactEntry, Contact> fetched,
      Map<CustomerIdentity, String> accounts) {
    var rows = new ArrayList<ContactTable.Row>();
    for (var sighting : sightings) {
      var contact = fetched.get(sighting.entry());
      var customerId = accounts.get(sighting.identity());
      if (contact != null && customerId != null) {
        var account = new AccountKey(sighting.identity().merchantId(), customerId);
        rows.add(new ContactTable.Row(account, contact, sighting.entry(), sighting.updatedAt()));
      }
    }
    rows.sort(Comparator.comparing(ContactTable.Row::account));
    if (!rows.isEmpty()) {
      contacts.upsert(rows, sealed(rows));
    }
  }

  /// The contacts of these customers by their id; people of whom nothing is known are left out.
  @Transactional(readOnly = true)
  public Map<String, Contact> of(String merchantId, Collection<String> customerIds) {
    var found = contacts.find(merchantId, customerIds);
    var fields = new ArrayList<SealedField>();
    found.forEach(row ->
        row.sealed()
            .forEach((column, value) ->
                fields.add(new SealedField(place(row.account(), column), value))));
    var texts = cipher.open(fields);
    var opened = new HashMap<Place, String>();
    for (var n = 0; n < fields.size(); n++) {
      opened.put(fields.get(n).place(), texts.get(n));
    }
    var byCustomer = new HashMap<String, Contact>();
    found.forEach(row -> byCustomer.put(row.account().customerId(), contact(row, opened)));
    return byCustomer;
  }

  private static Contact contact(ContactTable.SealedRow row, Map<Place, String> opened) {
    return new Contact(
        opened.getOrDefault(place(row.account(), "email"), ""),
        opened.getOrDefault(place(row.account(), "phone"), ""),
        opened.getOrDefault(place(row.account(), "first_name"), ""),
        opened.getOrDefault(place(row.account(), "last_name"), ""),
        row.locale());
  }

  /// By place; empty fields are not sealed but left out.
  private Map<Place, byte[]> sealed(List<ContactTable.Row> rows) {
    var fields = new ArrayList<Field>();
    for (var row : rows) {
      var contact = row.contact();
      add(fields, place(row.account(), "email"), contact.email());
      add(fields, place(row.account(), "phone"), contact.phone());
      add(fields, place(row.account(), "first_name"), contact.firstName());
      add(fields, place(row.account(), "last_name"), contact.lastName());
    }
    var values = cipher.seal(fields);
    var sealed = new HashMap<Place, byte[]>();
    for (var n = 0; n < fields.size(); n++) {
      sealed.put(fields.get(n).place(), values.get(n));
    }
    return sealed;
  }

  private static void add(List<Field> fields, Place place, String text) {
    if (!text.isEmpty()) {
      fields.add(new Field(place, text));
    }
  }

  static Place place(AccountKey account, String column) {
    return new Place(TABLE, column, account.merchantId(), account.customerId());
  }
}
