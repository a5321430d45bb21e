package com.loyalnest.points.account;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.batch.Columns;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Accounts and how their owners are found.
@Component
public class Accounts {
  private final IdentityTable identities;
  private final MergeLinks links;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  Accounts(
      IdentityTable identities, MergeLinks links, Outbox outbox, Ids ids, BusinessClock clock) {
    this.identities = identities;
    this.links = links;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /// Makes sure that each of these people has an account, and answers with our ids of all of them.
  /// Call it before any account is locked: it may wait for another transaction that enrols the same
  /// person. A merged account stays its owner's: the ledger knows where it goes on.
  public Map<CustomerIdentity, String> enrol(Collection<Enrolment> enrolments) {
    SortedMap<CustomerIdentity, Enrolment> wanted = new TreeMap<>();
    enrolments.forEach(enrolment -> wanted.putIfAbsent(enrolment.identity(), enrolment));
    var known = new HashMap<>(find(wanted.keySet()));
    wanted.keySet().removeAll(known.keySet());
    if (!wanted.isEmpty()) {
      known.putAll(open(List.copyOf(wanted.values())));
    }
    return Map.copyOf(known);
  }

  /// Our ids of those who have an account, merged or not.
  public Map<CustomerIdentity, String> find(Collection<CustomerIdentity> people) {
    return identities.find(Columns.of(people));
  }

  /// The account a reference means, if there is one: of a merged account the one that goes on.
  public Optional<String> find(String merchantId, CustomerReference reference) {
    return named(merchantId, reference)
        .flatMap(customerId -> links.last(new AccountKey(merchantId, customerId)));
  }

  /// The account that a reference names, whatever became of it. There may be none of that id.
  public Optional<String> named(String merchantId, CustomerReference reference) {
    return Optional.ofNullable(named(merchantId, List.of(reference)).get(reference))
        .map(AccountKey::customerId);
  }

  /// The accounts that references name, whatever became of them. Of our own ids there may be none.
  public Map<CustomerReference, AccountKey> named(
      String merchantId, Collection<CustomerReference> references) {
    var identities = new HashMap<CustomerReference, CustomerIdentity>();
    var named = new HashMap<CustomerReference, AccountKey>();
    for (var reference : references) {
      switch (reference) {
        case CustomerReference.Account account ->
            named.put(reference, new AccountKey(merchantId, account.customerId()));
        case CustomerReference.External external ->
            identities.put(
                reference,
                new CustomerIdentity(merchantId, external.platform(), external.externalId()));
      }
    }
    var found = find(Set.copyOf(identities.values()));
    identities.forEach((reference, identity) ->
        Optional.ofNullable(found.get(identity))
            .ifPresent(customerId -> named.put(reference, new AccountKey(merchantId, customerId))));
    return named;
  }

  /// What the platform calls the account's owner; empty when it does not know the person.
  public Optional<String> externalId(AccountKey account, String platform) {
    return identities.externalId(account, platform);
  }

  /// The account that goes on in place of this one, which is there; itself unless it was merged.
  public AccountKey current(AccountKey account) {
    return links
        .last(account)
        .map(customerId -> new AccountKey(account.merchantId(), customerId))
        .orElse(account);
  }

  /// Whether both go on as one account.
  public boolean areOne(AccountKey one, AccountKey other) {
    return one.equals(other) || current(one).equals(current(other));
  }

  /// The account and all that were merged into it, by our ids.
  public Set<String> members(AccountKey account) {
    return Objects.requireNonNull(members(List.of(account)).get(account));
  }

  /// Each account with all that were merged into it, by our ids.
  public Map<AccountKey, Set<String>> members(Collection<AccountKey> accounts) {
    return links.members(accounts);
  }

  /// From now on the one account goes on as the other. Both are locked.
  public void merge(AccountKey merged, String into) {
    links.link(merged, into);
  }

  /// From now on the account stands for itself again. It is locked.
  public void part(AccountKey merged) {
    links.link(merged, null);
  }

  private Map<CustomerIdentity, String> open(List<Enrolment> newcomers) {
    SortedMap<CustomerIdentity, String> opened = new TreeMap<>();
    newcomers.forEach(newcomer -> opened.put(newcomer.identity(), ids.nextText()));
    var now = clock.now();
    var ours = identities.insert(opened, now);
    identities.insertAccounts(ours, now);
    outbox.append(newcomers.stream().flatMap(newcomer -> enrolled(newcomer, ours)).toList());
    return ours.size() == opened.size() ? opened : find(opened.keySet());
  }

  private static Stream<Occurrence> enrolled(
      Enrolment newcomer, Map<CustomerIdentity, String> ours) {
    return Optional.ofNullable(ours.get(newcomer.identity())).stream()
        .map(customerId -> new CustomerEnrolled(customerId, newcomer.source()))
        .map(fact -> new Occurrence(newcomer.identity().merchantId(), fact, newcomer.cause()));
  }
}
