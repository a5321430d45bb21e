package com.loyalnest.points.activity;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// What was given to people for their deeds, whichever of their accounts it was given to: accounts
/// that were merged are one person's, and what one does once, a person does once. Call it while the
/// accounts are locked.
@Component
class PersonsDeeds {
  private final Accounts accounts;
  private final ActivityDecisions decisions;

  PersonsDeeds(Accounts accounts, ActivityDecisions decisions) {
    this.accounts = accounts;
    this.decisions = decisions;
  }

  /// Those of the deeds that were decided.
  Map<DeedKey, ActivityDecision> decided(Collection<DeedKey> deeds) {
    var persons = persons(deeds.stream().map(DeedKey::account).toList());
    var asked = new TreeSet<DeedKey>();
    deeds.forEach(deed -> asked.addAll(ofPerson(deed, persons)));
    var found = decisions.find(asked);
    var decided = new HashMap<DeedKey, ActivityDecision>();
    for (var deed : deeds) {
      ofPerson(deed, persons).stream()
          .filter(found::containsKey)
          .findFirst()
          .ifPresent(same -> decided.put(deed, found.get(same)));
    }
    return decided;
  }

  /// When deeds of these kinds that gave points were done.
  Map<DeedKind, List<Instant>> rewarded(Collection<DeedKind> kinds) {
    var persons = persons(kinds.stream().map(DeedKind::account).toList());
    var asked = new ArrayList<DeedKind>();
    kinds.forEach(kind -> asked.addAll(ofPerson(kind, persons)));
    var found = asked.isEmpty() ? Map.<DeedKind, List<Instant>>of() : decisions.rewarded(asked);
    var rewarded = new HashMap<DeedKind, List<Instant>>();
    for (var kind : kinds) {
      var times = new ArrayList<Instant>();
      ofPerson(kind, persons).forEach(same -> times.addAll(found.getOrDefault(same, List.of())));
      rewarded.put(kind, times);
    }
    return rewarded;
  }

  private Map<AccountKey, Set<String>> persons(Collection<AccountKey> all) {
    var persons = new HashMap<AccountKey, Set<String>>();
    for (var account : all) {
      if (!persons.containsKey(account)) {
        persons.put(account, accounts.members(accounts.current(account)));
      }
    }
    return persons;
  }

  private static List<DeedKey> ofPerson(DeedKey deed, Map<AccountKey, Set<String>> persons) {
    return accounts(deed.account(), persons).stream()
        .map(account -> new DeedKey(account, deed.activity(), deed.key()))
        .toList();
  }

  private static List<DeedKind> ofPerson(DeedKind kind, Map<AccountKey, Set<String>> persons) {
    return accounts(kind.account(), persons).stream()
        .map(account -> new DeedKind(account, kind.activity()))
        .distinct()
        .toList();
  }

  private static List<AccountKey> accounts(
      AccountKey account, Map<AccountKey, Set<String>> persons) {
    return persons.getOrDefault(account, Set.of(account.customerId())).stream()
        .map(customerId -> new AccountKey(account.merchantId(), customerId))
        .toList();
  }
}
