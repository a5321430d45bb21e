package com.loyalnest.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.job.BulkWork;
import com.loyalnest.platform.job.LiveWork;
import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class DueSweepTest {
  private static final int DUE = 3_500;
  private static final long WORK = 3_000_000;

  private final LiveWork liveWork = new LiveWork();
  private final BulkWork bulkWork = new BulkWork();
  private final DueSweep sweep =
      new DueSweep(new TransactionTemplate(new Transactions()), liveWork, bulkWork);
  private final List<DueLot> lots =
      IntStream.range(0, DUE)
          .mapToObj(
              n -> new DueLot(new AccountKey("m", "c%05d".formatted(n)), "lot", Instant.EPOCH))
          .toList();
  private final List<DueLot> done = new ArrayList<>();
  private final List<Integer> pages = new ArrayList<>();

  @Test
  void whileNobodyWaitsTwoHandsShareLargePages() {
    var hands = new ConcurrentHashMap<Integer, Set<Thread>>();
    var bothAtWork = new Phaser(2);

    assertThat(
            sweep.run(
                this::page,
                due -> {
                  assertThat(bulkWork.isGoingOn()).isTrue();
                  bothAtWork.arriveAndAwaitAdvance();
                  hands
                      .computeIfAbsent(pages.getLast(), page -> ConcurrentHashMap.newKeySet())
                      .add(Thread.currentThread());
                  synchronized (done) {
                    done.addAll(due);
                  }
                }))
        .isTrue();

    assertThat(bulkWork.isGoingOn()).isFalse();
    assertThat(pages).containsExactly(2_000, 1_500);
    assertThat(hands.values()).allSatisfy(each -> assertThat(each).hasSize(2));
    assertThat(done).containsExactlyInAnyOrderElementsOf(lots);
  }

  @Test
  void whatOneHandCannotDoHoldsUpNobodyElse() {
    var broken = lots.get(1_234);

    assertThat(
            sweep.run(
                this::page,
                due -> {
                  if (due.contains(broken)) {
                    throw new IllegalStateException("not this one");
                  }
                  synchronized (done) {
                    done.addAll(due);
                  }
                }))
        .isFalse();

    assertThat(done)
        .containsExactlyInAnyOrderElementsOf(
            lots.stream().filter(lot -> !lot.equals(broken)).toList());
  }

  @Test
  void whileSomebodyWaitsThePagesAreSmallAndMostOfTheTimeNothingIsDone() {
    liveWork.note();
    var worked = new AtomicLong();
    var began = System.nanoTime();

    assertThat(
            sweep.run(
                this::page,
                due -> {
                  var start = System.nanoTime();
                  while (System.nanoTime() - start < WORK) {
                    Thread.onSpinWait();
                  }
                  worked.addAndGet(System.nanoTime() - start);
                  done.addAll(due);
                  liveWork.note();
                }))
        .isTrue();

    assertThat(pages.subList(0, pages.size() - 1)).isNotEmpty().containsOnly(200);
    assertThat(done).isEqualTo(lots);
    assertThat(System.nanoTime() - began).isGreaterThan(4 * worked.get());
  }

  @Test
  void whenNobodyWaitsAnyMoreThePagesGrowAgain() throws InterruptedException {
    liveWork.note();
    assertThat(liveWork.isGoingOn()).isTrue();

    Thread.sleep(600);

    assertThat(liveWork.isGoingOn()).isFalse();
    sweep.run(this::page, due -> {});
    assertThat(pages.getFirst()).isEqualTo(2_000);
  }

  private List<DueLot> page(DueLot last, int limit) {
    var from = lots.indexOf(last) + 1;
    var page = lots.subList(from, Math.min(lots.size(), from + limit));
    pages.add(page.size());
    return page;
  }

  /// Transactions of nothing.
  private static final class Transactions implements PlatformTransactionManager {
    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
      return new SimpleTransactionStatus();
    }

    @Override
    public void commit(TransactionStatus status) {}

    @Override
    public void rollback(TransactionStatus status) {}
  }
}
