package com.loyalnest.points.earning;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.Enrolment;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;
import com.loyalnest.points.program.Programs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings the ledger to what orders are worth by all that is known of them.
///
/// New facts are merged into the old, the target is computed from the whole, and only its
/// difference to what is written is posted. So facts may come late, twice and shuffled, and a
/// cancellation and its refund count once. Locks are taken in one order everywhere: programs,
/// people, orders, accounts, each sorted.
@Component
public class KeepOrdersOnTarget {
  private static final String SOURCE = "order";
  private static final String GUEST = "guest";

  private final Programs programs;
  private final Accounts accounts;
  private final OrderTable orders;
  private final OrderProducts products;
  private final OrderSegments segments;
  private final OrderCustomers customers;
  private final Decisions decisions;
  private final Ledger ledger;
  private final SpendingWatch spendingWatch;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  KeepOrdersOnTarget(
      Programs programs,
      Accounts accounts,
      OrderTable orders,
      OrderProducts products,
      OrderSegments segments,
      OrderCustomers customers,
      Decisions decisions,
      Ledger ledger,
      SpendingWatch spendingWatch,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.programs = programs;
    this.accounts = accounts;
    this.orders = orders;
    this.products = products;
    this.segments = segments;
    this.customers = customers;
    this.decisions = decisions;
    this.ledger = ledger;
    this.spendingWatch = spendingWatch;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param newcomers people whom the shop told of without an order
  /// @param guests who made orders that name no customer, where the address tells
  /// @param tags of those customers of whom [OrderCustomers] said that they must be known
  /// @return our ids of all people in these facts who take part
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<CustomerIdentity, String> apply(
      Collection<OrderChange> changes,
      Collection<Enrolment> newcomers,
      Map<OrderKey, CustomerIdentity> guests,
      Map<CustomerIdentity, SortedSet<String>> tags) {
    var merged = merge(changes);
    var histories = programs.of(OrderChange.merchants(merged.values()));
    var people =
        accounts.enrol(
            Stream.concat(buyers(merged, histories, guests), newcomers.stream()).toList());
    write(merged.isEmpty() ? List.of() : news(merged, histories, people, guests, tags), histories);
    return people;
  }

  private List<OrderWork> news(
      SortedMap<OrderKey, OrderChange> merged,
      Map<String, ProgramHistory> histories,
      Map<CustomerIdentity, String> people,
      Map<OrderKey, CustomerIdentity> guests,
      Map<CustomerIdentity, SortedSet<String>> tags) {
    var known = orders.lock(new TreeSet<>(merged.keySet()));
    var facts = new TreeMap<OrderKey, OrderFacts>();
    merged.forEach(
        (key, change) -> facts.put(key, before(known, key).facts().merge(change.facts())));
    var owners = owners(known, facts, histories, people, guests);
    var ofGoods = products.circumstances(known, facts, histories);
    var ofPeople = segments.with(ofGoods, owners, facts, histories);
    var circumstances = customers.with(ofPeople, facts, histories, tags);
    var work = new ArrayList<OrderWork>();
    for (var change : merged.values()) {
      var key = change.key();
      var before = before(known, key);
      var now = Objects.requireNonNull(facts.get(key));
      var order =
          OrderWork.of(
              before,
              now,
              Objects.requireNonNull(circumstances.get(key)),
              program(histories, key, now),
              owner(owners, key),
              change);
      if (!order.isRepetition()) {
        work.add(order);
      }
    }
    return work;
  }

  private static SortedMap<OrderKey, OrderChange> merge(Collection<OrderChange> changes) {
    var merged = new TreeMap<OrderKey, OrderChange>();
    for (var change : changes) {
      merged.merge(
          change.key(),
          change,
          (earlier, later) ->
              new OrderChange(
                  later.key(), earlier.facts().merge(later.facts()), later.actor(), later.cause()));
    }
    return merged;
  }

  /// Who ordered. A test order that earns nothing makes nobody a member.
  private static Stream<Enrolment> buyers(
      SortedMap<OrderKey, OrderChange> merged,
      Map<String, ProgramHistory> histories,
      Map<OrderKey, CustomerIdentity> guests) {
    return merged.values().stream()
        .filter(change -> change.facts().counts(history(histories, change.key())))
        .flatMap(change ->
            identity(change.key(), change.facts())
                .map(identity -> new Enrolment(identity, SOURCE, change.cause()))
                .or(() ->
                    Optional.ofNullable(guests.get(change.key()))
                        .map(guest -> new Enrolment(guest, GUEST, change.cause())))
                .stream());
  }

  private static Optional<CustomerIdentity> identity(OrderKey key, OrderFacts facts) {
    return facts
        .ownerExternalId()
        .map(externalId -> new CustomerIdentity(key.merchantId(), key.platform(), externalId));
  }

  private static ProgramHistory history(Map<String, ProgramHistory> histories, OrderKey key) {
    return Objects.requireNonNull(histories.get(key.merchantId()));
  }

  private static OrderState before(Map<OrderKey, OrderState> known, OrderKey key) {
    return known.getOrDefault(key, OrderState.unknown(key));
  }

  /// Whose orders they are, by our ids; tests and those of guests without an address are left out.
  private Map<OrderKey, AccountKey> owners(
      Map<OrderKey, OrderState> known,
      SortedMap<OrderKey, OrderFacts> facts,
      Map<String, ProgramHistory> histories,
      Map<CustomerIdentity, String> people,
      Map<OrderKey, CustomerIdentity> guests) {
    var owners = new TreeMap<OrderKey, AccountKey>();
    facts.forEach((key, merged) -> {
      var before = before(known, key);
      var owner =
          merged.counts(history(histories, key))
              ? holder(before, owner(before, merged, people, guests))
              : null;
      if (owner != null) {
        owners.put(key, new AccountKey(key.merchantId(), owner));
      }
    });
    return owners;
  }

  private static @Nullable String owner(Map<OrderKey, AccountKey> owners, OrderKey key) {
    var owner = owners.get(key);
    return owner == null ? null : owner.customerId();
  }

  private static ProgramVersion program(
      Map<String, ProgramHistory> histories, OrderKey key, OrderFacts facts) {
    return history(histories, key).at(facts.decisiveTime());
  }

  /// Whom the shop names, or else who had it before, or else the guest of that address.
  private static @Nullable String owner(
      OrderState before,
      OrderFacts facts,
      Map<CustomerIdentity, String> people,
      Map<OrderKey, CustomerIdentity> guests) {
    return identity(before.key(), facts)
        .map(people::get)
        .or(() -> Optional.ofNullable(before.customerId()))
        .or(() -> Optional.ofNullable(guests.get(before.key())).map(people::get))
        .orElse(null);
  }

  /// After a merge the shop names the account that goes on: the order is still the person's, and
  /// nothing of it moves.
  private @Nullable String holder(OrderState before, @Nullable String owner) {
    var known = before.customerId();
    var merchantId = before.key().merchantId();
    return owner != null
            && known != null
            && accounts.areOne(new AccountKey(merchantId, known), new AccountKey(merchantId, owner))
        ? known
        : owner;
  }

  private void write(List<OrderWork> work, Map<String, ProgramHistory> histories) {
    if (work.isEmpty()) {
      return;
    }
    var now = clock.now();
    var adjustments = new TreeMap<OrderKey, Adjustment>();
    for (var order : work) {
      order.adjustment().ifPresent(adjustment -> adjustments.put(order.key(), adjustment));
    }
    var spendingChanges = work.stream().flatMap(OrderWork::spendingChanges).toList();
    var accounts = new ArrayList<>(touched(adjustments.values()));
    spendingChanges.forEach(change -> accounts.add(change.account()));
    var books = ledger.lock(accounts, debited(adjustments, work));
    var postings = new OrderPostings(books, histories, ids, now);
    var states = new ArrayList<OrderState>();
    var events = new ArrayList<Occurrence>();
    for (var order : work) {
      var adjustment = adjustments.get(order.key());
      var outcome =
          adjustment == null
              ? new OrderPostings.Outcome(List.of(), null, order.before().forgiven())
              : postings.post(order, adjustment);
      states.add(order.after(outcome.earnTransactionId(), outcome.forgiven()));
      for (var event : outcome.events()) {
        events.add(new Occurrence(order.key().merchantId(), event, order.cause()));
      }
    }
    orders.save(states);
    ledger.write(books);
    decisions.insert(work.stream().flatMap(order -> decided(order, now)).toList());
    outbox.append(events);
    spendingWatch.changed(spendingChanges);
  }

  private static List<AccountKey> touched(Collection<Adjustment> adjustments) {
    return adjustments.stream().flatMap(adjustment -> adjustment.accounts().stream()).toList();
  }

  /// From whom points may be taken: back, or what was forgiven when the order counts again.
  private static Set<AccountKey> debited(
      Map<OrderKey, Adjustment> adjustments, List<OrderWork> work) {
    var debited = new HashSet<AccountKey>();
    for (var order : work) {
      var adjustment = adjustments.get(order.key());
      if (adjustment != null && adjustment.pointsTaken() > 0) {
        debited.add(adjustment.takeFrom());
      }
      if (adjustment != null && order.before().forgiven() > 0) {
        debited.add(adjustment.giveTo());
      }
    }
    return debited;
  }

  private static Stream<Decision> decided(OrderWork order, Instant now) {
    var priced = order.priced();
    if (priced == null || order.decision().isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        new Decision(
            order.key(),
            order.revision(),
            order.owner(),
            order.program().number(),
            priced.points(),
            priced.steps(),
            now));
  }
}
