package com.loyalnest.points.account;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.time.BusinessClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/// Who buys without an account at the shop: of each address it is one person, whose name is of ours
/// and tells nothing of the address.
@Component
public class Guests {
  private static final String PLATFORM = "email";

  private final EmailAddressTable addresses;
  private final Ids ids;
  private final BusinessClock clock;

  Guests(EmailAddressTable addresses, Ids ids, BusinessClock clock) {
    this.addresses = addresses;
    this.ids = ids;
    this.clock = clock;
  }

  /// The guest of each address, who may have no account with us yet. Until the transaction ends
  /// nobody else is told who they are. Call it once, before any row is locked.
  public Map<EmailAddress, CustomerIdentity> of(SortedSet<EmailAddress> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    var all = List.copyOf(wanted);
    addresses.lock(all);
    var names = new HashMap<>(addresses.find(all));
    var fresh = new HashMap<EmailAddress, String>();
    for (var address : all) {
      if (!names.containsKey(address)) {
        fresh.put(address, ids.nextText());
      }
    }
    addresses.insert(fresh, clock.now());
    names.putAll(fresh);
    var guests = new HashMap<EmailAddress, CustomerIdentity>();
    names.forEach((address, name) ->
        guests.put(address, new CustomerIdentity(address.merchantId(), PLATFORM, name)));
    return guests;
  }
}
