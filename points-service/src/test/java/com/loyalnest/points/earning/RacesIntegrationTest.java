package com.loyalnest.points.earning;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.Away;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Shop;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.ledger.Balance;
import com.loyalnest.points.ledger.Statement;
import com.loyalnest.points.verification.LedgerVerification;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Real threads on real rows. As the reader's loop does, a batch that lost a race is given again.
@PointsServiceTest
class RacesIntegrationTest {
  private static final int THREADS = 6;

  private final Shop shop;
  private final Accounts accounts;
  private final Statement statement;
  private final TransactionTemplate transactions;

  RacesIntegrationTest(
      @Autowired Shop shop,
      @Autowired Accounts accounts,
      @Autowired Statement statement,
      @Autowired TransactionTemplate transactions) {
    this.shop = shop;
    this.accounts = accounts;
    this.statement = statement;
    this.transactions = transactions;
  }

  @Test
  void manyOrdersOfOneNewCustomerAllCountOnce() throws Exception {
    atOnce(thread -> {
      for (var n = 0; n < 20; n++) {
        persistently(event("merchant-hot", order(thread + "-" + n, "7", "1.00")));
      }
    });

    assertThat(balance("merchant-hot").available()).isEqualTo(THREADS * 20 * 10);
  }

  @Test
  void theSameOrderFromEveryoneAtOnceEarnsOnce() throws Exception {
    atOnce(thread -> persistently(event("merchant-same", order("1", "7", "10.00"))));

    assertThat(balance("merchant-same").available()).isEqualTo(100);
  }

  @Test
  void shuffledBatchesOfTheSameOrdersNeitherDeadlockNorDouble() throws Exception {
    atOnce(thread -> {
      var events = new ArrayList<Event>();
      for (var n = 0; n < 40; n++) {
        events.add(event("merchant-shuffle", order("" + n, "" + (7 + n % 5), "2.00")));
        if (n % 4 == 0) {
          events.add(event("merchant-shuffle", refund("r" + n, "" + n, "1", 1)));
        }
      }
      Collections.shuffle(events, new Random(thread));
      for (var at = 0; at < events.size(); at += 10) {
        persistently(events.subList(at, Math.min(at + 10, events.size())).toArray(Event[]::new));
      }
    });

    // Eight orders of each customer, two of them given back.
    assertThat(balance("merchant-shuffle").available()).isEqualTo(120);
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl())) {
      assertThat(new LedgerVerification(connection).run().firstBroken()).isEmpty();
    }
  }

  private void persistently(Event... events) {
    while (true) {
      try {
        shop.tells(events);
        return;
      } catch (RuntimeException failure) {
        if (!Away.means(failure)) {
          throw failure;
        }
      }
    }
  }

  private interface Work {
    void by(int thread);
  }

  private static void atOnce(Work work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (var n = 0; n < THREADS; n++) {
        var thread = n;
        tasks.add(() -> {
          work.by(thread);
          return true;
        });
      }
      for (var done : List.copyOf(threads.invokeAll(tasks))) {
        done.get();
      }
    }
  }

  private Balance balance(String merchantId) {
    return TenantContext.callAs(
        Tenancy.of(merchantId),
        () ->
            transactions.execute(transaction -> {
              var customer = accounts.find(merchantId, CustomerReference.parse("7")).orElseThrow();
              return statement.balance(new AccountKey(merchantId, customer)).orElseThrow();
            }));
  }
}
