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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Accounts and how their owners are found.
@Component
public class Accounts {
  private final IdentityTable identities;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  Accounts(IdentityTable identities, Outbox outbox, Ids ids, BusinessClock clock) {
    this.identities = identities;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /// Makes sure that each of these people has an account, and answers with our ids of all of them.
  /// Call it before any account is locked: it may wait for another transaction that enrols the same
  /// person.
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

  /// Our ids of those who have an account.
  public Map<CustomerIdentity, String> find(Collection<CustomerIdentity> people) {
    return identities.find(Columns.of(people));
  }

  /// The account a reference means, if there is one.
  public Optional<String> find(String merchantId, CustomerReference reference) {
    return switch (reference) {
      case CustomerReference.Account account ->
          identities.exists(merchantId, account.customerId())
              ? Optional.of(account.customerId())
              : Optional.empty();
      case CustomerReference.External external -> {
        var identity = new CustomerIdentity(merchantId, external.platform(), external.externalId());
        yield Optional.ofNullable(find(List.of(identity)).get(identity));
      }
    };
  }

  /// What the platform calls the account's owner; empty when it does not know the person.
  public Optional<String> externalId(AccountKey account, String platform) {
    return identities.externalId(account, platform);
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
