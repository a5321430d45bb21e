package com.loyalnest.points.activity;

import static java.util.stream.Collectors.toCollection;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.activity.ActivityOutcome.BalanceFull;
import com.loyalnest.points.activity.ActivityOutcome.Decided;
import com.loyalnest.points.activity.ActivityOutcome.Off;
import com.loyalnest.points.activity.ActivityOutcome.Unknown;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.program.ActivityRule;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;
import com.loyalnest.points.program.Programs;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives points for what customers did other than buying, each deed once.
///
/// What a deed gives is decided by the program in force when it was done. The account is locked
/// before limits are looked at, so deeds of one customer are decided in turn; a deed that was
/// decided answers with its decision and locks nothing. A deed of a merged account is one of the
/// account that goes on.
@Component
public class RewardActivities {
  private final Programs programs;
  private final ActivityDecisions decisions;
  private final PersonsDeeds persons;
  private final Ledger ledger;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  RewardActivities(
      Programs programs,
      ActivityDecisions decisions,
      PersonsDeeds persons,
      Ledger ledger,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.programs = programs;
    this.decisions = decisions;
    this.persons = persons;
    this.ledger = ledger;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /// The customers have accounts.
  ///
  /// @return for each deed, in the same order
  @Transactional(propagation = Propagation.MANDATORY)
  public List<ActivityOutcome> reward(List<Deed> deeds) {
    if (deeds.isEmpty()) {
      return List.of();
    }
    var histories = programs.of(merchants(deeds));
    var decided = decisions.find(deeds.stream().map(Deed::key).collect(toCollection(TreeSet::new)));
    var news = news(deeds, histories, decided);
    if (!news.isEmpty()) {
      decided.putAll(decide(news));
    }
    return deeds.stream().map(deed -> outcome(deed, histories, decided)).toList();
  }

  private static SortedSet<String> merchants(List<Deed> deeds) {
    return deeds.stream()
        .map(deed -> deed.key().account().merchantId())
        .collect(toCollection(TreeSet::new));
  }

  /// The undecided ones that have a rule, the earliest first.
  private static List<DeedWork> news(
      List<Deed> deeds,
      Map<String, ProgramHistory> histories,
      Map<DeedKey, ActivityDecision> decided) {
    var news = new TreeMap<DeedKey, DeedWork>();
    for (var deed : deeds) {
      if (!decided.containsKey(deed.key())) {
        var program = program(deed, histories);
        rule(deed, program)
            .filter(ActivityRule::enabled)
            .ifPresent(rule ->
                news.putIfAbsent(
                    deed.key(), new DeedWork(deed, program, rule, history(deed, histories))));
      }
    }
    return news.values().stream()
        .sorted(Comparator.comparing(work -> work.deed().doneAt()))
        .toList();
  }

  private static ProgramVersion program(Deed deed, Map<String, ProgramHistory> histories) {
    return history(deed, histories).at(deed.doneAt());
  }

  private static ProgramHistory history(Deed deed, Map<String, ProgramHistory> histories) {
    return Objects.requireNonNull(histories.get(deed.key().account().merchantId()));
  }

  private static Optional<ActivityRule> rule(Deed deed, ProgramVersion program) {
    return program.config().activities().rule(deed.key().activity());
  }

  private Map<DeedKey, ActivityDecision> decide(List<DeedWork> news) {
    var accounts = news.stream().map(work -> work.deed().key().account()).distinct().toList();
    var books = ledger.lock(accounts, List.of());
    var decided = persons.decided(news.stream().map(work -> work.deed().key()).toList());
    var postings = new DeedPostings(books, rewarded(news), ids, clock.now());
    for (var work : news) {
      var told = work.deed().key();
      if (!decided.containsKey(told)) {
        postings
            .decide(work.of(books.of(told.account()).account()))
            .ifPresent(decision -> decided.put(told, decision));
      }
    }
    ledger.write(books);
    decisions.insert(postings.decisions());
    outbox.append(postings.events());
    return decided;
  }

  private Map<DeedKind, List<Instant>> rewarded(Collection<DeedWork> news) {
    var limited =
        news.stream()
            .filter(work -> !work.rule().limits().isNone())
            .map(work -> work.deed().key().kind())
            .distinct()
            .toList();
    return persons.rewarded(limited);
  }

  private static ActivityOutcome outcome(
      Deed deed, Map<String, ProgramHistory> histories, Map<DeedKey, ActivityDecision> decided) {
    var decision = decided.get(deed.key());
    if (decision != null) {
      return new Decided(decision);
    }
    return rule(deed, program(deed, histories))
        .<ActivityOutcome>map(rule -> rule.enabled() ? new BalanceFull() : new Off())
        .orElseGet(Unknown::new);
  }
}
