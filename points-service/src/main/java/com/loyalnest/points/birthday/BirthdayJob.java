package com.loyalnest.points.birthday;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.birthday.BirthdayTable.Page;
import com.loyalnest.points.program.MerchantDay;
import com.loyalnest.points.program.ProgramInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives points for birthdays, today's and those of the days before: a day on which the service was
/// away is made up for. Today is another day with each merchant. Pages are transactions of their
/// own, and who was given points is due no more, so a run that was cut off begins again where it
/// was.
///
/// It looks every minute of system time, because business time may be moved, and asks the merchants
/// every quarter of an hour of business time, since somewhere a day begins with each. Nothing
/// becomes due within a day that it went through, for a birthday is entered weeks before it counts.
@Component
public class BirthdayJob {
  private static final Logger LOG = LoggerFactory.getLogger(BirthdayJob.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_MIDNIGHTS = Duration.ofMinutes(15);
  private static final int DAYS_MADE_UP_FOR = 7;
  private static final int PAGE = 500;

  private final BirthdayMerchants merchants;
  private final ProgramInForce programInForce;
  private final CelebrateBirthdays celebrateBirthdays;
  private final TransactionTemplate transactions;
  private final BusinessClock clock;
  private final Map<String, MerchantDay> finished = new ConcurrentHashMap<>();
  private final AtomicLong finishedQuarter = new AtomicLong();

  BirthdayJob(
      BirthdayMerchants merchants,
      ProgramInForce programInForce,
      CelebrateBirthdays celebrateBirthdays,
      TransactionTemplate transactions,
      BusinessClock clock) {
    this.merchants = merchants;
    this.programInForce = programInForce;
    this.celebrateBirthdays = celebrateBirthdays;
    this.transactions = transactions;
    this.clock = clock;
  }

  public RecurringTask<Void> everyMinute() {
    return Tasks.recurring("celebrate-birthdays", FixedDelay.of(BETWEEN_LOOKS))
        .execute((instance, context) -> runOnceAQuarter());
  }

  private void runOnceAQuarter() {
    var now = clock.now();
    var quarter = Math.floorDiv(now.getEpochSecond(), BETWEEN_MIDNIGHTS.toSeconds());
    if (quarter != finishedQuarter.get() && run(now)) {
      finishedQuarter.set(quarter);
    }
  }

  /// Goes through today with every merchant with whom it did not yet.
  ///
  /// @return whether all merchants were dealt with
  public boolean run(Instant now) {
    var all = true;
    for (var merchantId : merchants.all()) {
      all &= celebrate(merchantId, now);
    }
    return all;
  }

  /// A merchant that cannot be dealt with holds up no other.
  private boolean celebrate(String merchantId, Instant now) {
    try {
      TenantContext.runAs(Tenancy.of(merchantId), () -> celebrateToday(merchantId, now));
      return true;
    } catch (RuntimeException failure) {
      LOG.error("birthdays of {} cannot be dealt with", merchantId, failure);
      return false;
    }
  }

  private void celebrateToday(String merchantId, Instant now) {
    var today = programInForce.of(merchantId).timeZone().day(now);
    if (!today.equals(finished.get(merchantId))) {
      for (var days = DAYS_MADE_UP_FOR; days >= 0; days--) {
        celebrateAll(merchantId, today.plusDays(-days));
      }
      finished.put(merchantId, today);
    }
  }

  private void celebrateAll(String merchantId, MerchantDay day) {
    var last = "";
    while (true) {
      var due = celebratePage(merchantId, day, new Page(last, PAGE));
      if (due.size() < PAGE) {
        return;
      }
      last = due.getLast();
    }
  }

  private List<String> celebratePage(String merchantId, MerchantDay day, Page page) {
    return Objects.requireNonNull(
        transactions.execute(transaction -> celebrateBirthdays.celebrate(merchantId, day, page)));
  }
}
