package com.loyalnest.points.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import com.loyalnest.platform.job.BulkWork;
import com.loyalnest.platform.job.LiveWork;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Goes through all lots that are due, a page at a time, each page in a transaction of its own for
/// exactly its merchants. What is done is due no more, so a sweep that was cut off begins again
/// where it was. An account that cannot be dealt with holds up nobody else. While nobody waits for
/// this service, two hands share a page; else the pages are small, for one hand, and four fifths of
/// the time nothing is done.
@Component
public class DueSweep {
  private static final Logger LOG = LoggerFactory.getLogger(DueSweep.class);
  private static final int HANDS = 2;
  private static final int PAGE = HANDS * 1_000;
  private static final int SMALL_PAGE = 200;
  private static final int RESTS = 4;

  private final TransactionTemplate transactions;
  private final LiveWork liveWork;
  private final BulkWork bulkWork;

  DueSweep(TransactionTemplate transactions, LiveWork liveWork, BulkWork bulkWork) {
    this.transactions = transactions;
    this.liveWork = liveWork;
    this.bulkWork = bulkWork;
  }

  /// The next lots that are due.
  @FunctionalInterface
  public interface Pages {
    List<DueLot> after(DueLot last, int limit);
  }

  /// What is to be done about some of them, inside a transaction.
  @FunctionalInterface
  public interface Work {
    void on(List<DueLot> due);
  }

  /// @return whether all of them were dealt with
  public boolean run(Pages pages, Work work) {
    try (var _ = bulkWork.begin()) {
      return sweep(pages, work);
    }
  }

  private boolean sweep(Pages pages, Work work) {
    var last = DueLot.NONE;
    var all = true;
    while (true) {
      var began = System.nanoTime();
      var size = liveWork.isGoingOn() ? SMALL_PAGE : PAGE;
      var page = pages.after(last, size);
      if (!page.isEmpty()) {
        last = page.getLast();
        all &= size == PAGE ? shared(page, work) : together(page, work);
      }
      if (page.size() < size) {
        return all;
      }
      makeRoom(System.nanoTime() - began);
    }
  }

  private void makeRoom(long nanos) {
    if (liveWork.isGoingOn()) {
      LockSupport.parkNanos(RESTS * nanos);
    }
  }

  /// All lots of an account are in the same hand.
  private boolean shared(List<DueLot> page, Work work) {
    var shares =
        page.stream()
            .collect(groupingBy(lot -> Math.floorMod(lot.account().hashCode(), HANDS), toList()));
    var done = new ArrayList<Future<Boolean>>();
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      shares.values().forEach(share -> done.add(hands.submit(() -> together(share, work))));
    }
    return done.stream().allMatch(Future::resultNow);
  }

  private boolean together(List<DueLot> page, Work work) {
    try {
      inTransaction(page, work);
      return true;
    } catch (RuntimeException failure) {
      var byAccount = page.stream().collect(groupingBy(DueLot::account, TreeMap::new, toList()));
      return byAccount.values().stream().filter(lots -> !alone(lots, work)).count() == 0;
    }
  }

  private boolean alone(List<DueLot> lots, Work work) {
    try {
      inTransaction(lots, work);
      return true;
    } catch (RuntimeException failure) {
      var account = lots.getFirst().account();
      LOG.error(
          "account {} of {} is due and cannot be dealt with",
          account.customerId(),
          account.merchantId(),
          failure);
      return false;
    }
  }

  private void inTransaction(List<DueLot> lots, Work work) {
    var merchants = lots.stream().map(lot -> lot.account().merchantId()).collect(toSet());
    TenantContext.runAs(
        Tenancy.of(merchants),
        () -> transactions.executeWithoutResult(transaction -> work.on(lots)));
  }
}
